package dev.astra.launcher.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.astra.launcher.architecture.House.DOMAIN;
import static dev.astra.launcher.architecture.House.LIBRARIES;
import static dev.astra.launcher.architecture.House.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may depend on whom. */
class ArrowsTest {
    private static final Set<String> FORBIDDEN_NAMES = Set.of(
            "util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "impl", "dto", "misc");

    private static final DescribedPredicate<JavaClass> SERVICE = describe(
            "services (classes with a builder that are no spec, and the store)",
            type -> type.getName().equals("dev.astra.core.store.Store")
                    || (!type.isRecord()
                            && !type.getSimpleName().endsWith("Spec")
                            && !type.isInterface()
                            && type.getPackageName().startsWith("dev.astra")
                            && hasBuilder(type)));

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(eachPackage()).should().beFreeOfCycles().check(LIBRARIES);
        slices().assignedFrom(eachPackage()).should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void noPackageIsNamedForNothing() {
        List<String> found = Stream.concat(LIBRARIES.stream(), PROGRAM.stream())
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> Stream.of(name.split("\\.")).anyMatch(FORBIDDEN_NAMES::contains))
                .toList();
        assertThat(found).as("packages named for nothing").isEmpty();
    }

    @Test
    void discordAndHttpDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.astra.discord..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.astra.http..", "okhttp3..")
                .check(LIBRARIES);
        noClasses()
                .that()
                .resideInAPackage("dev.astra.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.astra.discord..", "net.dv8tion..")
                .check(LIBRARIES);
    }

    @Test
    void theDomainKnowsNoAdapterAndNoKit() {
        noClasses()
                .that(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.astra.discord..", "dev.astra.http..", "dev.astra.testkit..", "dev.astra.launcher..")
                .check(LIBRARIES);
    }

    @Test
    void theStoreKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.astra.core.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.astra.core.store.file..")
                .check(LIBRARIES);
    }

    @Test
    void theCustomersMachineNeedsNoStore() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.astra.licensing.verify..",
                        "dev.astra.licensing.machine..",
                        "dev.astra.licensing.activation..",
                        "dev.astra.licensing.freshness..",
                        "dev.astra.licensing.release..")
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAPackage("dev.astra.core.store..")
                .check(LIBRARIES);
    }

    @Test
    void valuesDoNotKnowServices() {
        noClasses()
                .that(DOMAIN.and(describe("are values", type -> type.isRecord() || type.isEnum())))
                .should()
                .dependOnClassesThat(SERVICE)
                .check(LIBRARIES);
    }

    @Test
    void standInsNeedNoTestLibrary() {
        noClasses()
                .that()
                .resideInAPackage("dev.astra.testkit..")
                .and(describe(
                        "are no contract kits",
                        type -> !House.outermost(type).getSimpleName().endsWith("Contract")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..")
                .check(LIBRARIES);
    }

    private static boolean hasBuilder(JavaClass type) {
        return LIBRARIES.contain(type.getName() + "$Builder") || LIBRARIES.contain(type.getName() + "Builder");
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("dev.astra")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }
}
