package dev.astra.launcher.architecture;

import static dev.astra.launcher.architecture.House.LIBRARIES;
import static dev.astra.launcher.architecture.House.inside;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A vendor's type shows in an exported package only where users hand in an object of their own. */
class SignatureTest {
    private static final String[] VENDORS = {
        "okhttp3",
        "okio",
        "kotlin",
        "com.fasterxml",
        "oshi",
        "net.dv8tion",
        "org.pcollections",
        "org.slf4j",
        "io.vertx",
        "io.netty"
    };

    private static final Set<String> USERS_OWN =
            Set.of("okhttp3.OkHttpClient", "io.vertx.core.Vertx", "io.vertx.ext.web.Router");

    @Test
    void noVendorTypeIsPublic() {
        Set<String> exported = House.exportedPackages();
        assertThat(exported).hasSizeGreaterThanOrEqualTo(10);
        List<String> found = LIBRARIES.stream()
                .filter(type -> exported.contains(type.getPackageName()) && isOpen(type))
                .flatMap(type -> Stream.concat(supertypes(type), members(type)))
                .sorted()
                .toList();
        assertThat(found).as("vendor types in public signatures").isEmpty();
    }

    private static Stream<String> supertypes(JavaClass type) {
        return Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
                .filter(SignatureTest::isVendor)
                .map(parent -> type.getName() + " is a " + parent.getName());
    }

    private static Stream<String> members(JavaClass type) {
        Stream<String> fields = type.getFields().stream()
                .filter(SignatureTest::isOpen)
                .flatMap(field -> shown(field, Stream.of(field.getType())));
        Stream<String> units =
                type.getCodeUnits().stream().filter(SignatureTest::isOpen).flatMap(unit -> shown(unit, types(unit)));
        return Stream.concat(fields, units);
    }

    private static Stream<JavaType> types(JavaCodeUnit unit) {
        Stream<JavaType> parameters =
                unit.getParameterTypes().stream().filter(parameter -> !(isHandedIn(parameter) && takesUsersOwn(unit)));
        Stream<JavaType> thrown = unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType);
        return Stream.of(parameters, thrown, Stream.of(unit.getReturnType())).flatMap(types -> types);
    }

    private static Stream<String> shown(JavaMember member, Stream<JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(SignatureTest::isVendor)
                .map(type -> member.getFullName() + " shows " + type.getName());
    }

    /** A vendor's type that users have one of, or a function of theirs over it. */
    private static boolean isHandedIn(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .filter(SignatureTest::isVendor)
                .map(JavaClass::getName)
                .allMatch(name -> USERS_OWN.contains(name) || name.startsWith("net.dv8tion.jda."));
    }

    private static boolean takesUsersOwn(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor
                || unit.getModifiers().contains(JavaModifier.STATIC)
                || unit.getOwner().getSimpleName().equals("Builder");
    }

    private static boolean isVendor(JavaClass type) {
        return inside(type.getBaseComponentType(), VENDORS);
    }

    private static boolean isOpen(JavaClass type) {
        boolean itself = type.getModifiers().contains(JavaModifier.PUBLIC);
        return itself && type.getEnclosingClass().map(SignatureTest::isOpen).orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
