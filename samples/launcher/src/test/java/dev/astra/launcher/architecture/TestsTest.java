package dev.astra.launcher.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.astra.launcher.architecture.House.TESTS;
import static dev.astra.launcher.architecture.House.inside;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** Tests wait for nothing, are all run, and can fail. */
class TestsTest {
    @Test
    void noTestSleeps() {
        noClasses()
                .should()
                .callMethodWhere(describe("sleeping", call -> isSleep(call.getTarget())))
                .check(TESTS);
    }

    @Test
    void noTestIsDisabled() {
        noClasses().should().beAnnotatedWith(Disabled.class).check(TESTS);
        noMethods().should().beAnnotatedWith(Disabled.class).check(TESTS);
    }

    @Test
    void everyTestAssertsSomething() {
        List<JavaMethod> tests = Stream.concat(TESTS.stream(), House.LIBRARIES.stream())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                .toList();
        assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
        assertThat(tests.stream().filter(test -> !asserts(test)).map(JavaMethod::getFullName))
                .as("tests that reach no assertion")
                .isEmpty();
    }

    private static boolean isSleep(AccessTarget target) {
        String owner = target.getOwner().getName();
        return target.getName().equals("sleep")
                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit").contains(owner);
    }

    /** Follows the calls through our own code until an assertion is found. */
    private static boolean asserts(JavaMethod test) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(test));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            List<AccessTarget.CodeUnitAccessTarget> targets = unit.getAccessesFromSelf().stream()
                    .filter(JavaCodeUnitAccess.class::isInstance)
                    .<AccessTarget.CodeUnitAccessTarget>map(access -> ((JavaCodeUnitAccess<?>) access).getTarget())
                    .toList();
            if (targets.stream().anyMatch(TestsTest::isAssertion)) {
                return true;
            }
            targets.stream()
                    .filter(target -> inside(target.getOwner(), "dev.astra"))
                    .flatMap(target -> target.resolveMember().stream())
                    .forEach(open::push);
        }
        return false;
    }

    private static boolean isAssertion(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return inside(owner, "org.assertj.core.api")
                || owner.getName().equals("org.junit.jupiter.api.Assertions")
                || owner.isAssignableTo(AssertionError.class)
                || (inside(owner, "com.tngtech.archunit") && target.getName().equals("check"));
    }
}
