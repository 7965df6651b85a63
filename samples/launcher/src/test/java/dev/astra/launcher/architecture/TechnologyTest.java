package dev.astra.launcher.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.astra.launcher.architecture.House.DOMAIN;
import static dev.astra.launcher.architecture.House.LIBRARIES;
import static dev.astra.launcher.architecture.House.inside;
import static dev.astra.launcher.architecture.House.outermost;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Domain packages know no technology. */
class TechnologyTest {
    private static final Set<String> FILE_TYPES = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile");

    private static final Set<String> NETWORK_VALUES = Set.of("java.net.URI", "java.net.URISyntaxException");

    private static final DescribedPredicate<JavaClass> FILES = describe(
            "the file system",
            type -> inside(type, "java.nio.file", "java.nio.channels") || FILE_TYPES.contains(type.getName()));

    private static final DescribedPredicate<JavaClass> JACKSON_STREAMING =
            describe("Jackson's streaming core", type -> inside(type, "com.fasterxml.jackson.core"));

    private static final DescribedPredicate<JavaClass> MAY_USE_FILES = describe(
            "file adapters",
            type -> inside(
                            type,
                            "dev.astra.core.file",
                            "dev.astra.core.store.file",
                            "dev.astra.core.process.jdk",
                            "dev.astra.licensing.machine",
                            "dev.astra.testkit")
                    || outermost(type).getSimpleName().startsWith("File"));

    private static final DescribedPredicate<JavaClass> MAY_USE_JACKSON = describe(
            "the store, codecs and formats",
            type -> inside(type, "dev.astra.core.store")
                    || outermost(type).getSimpleName().matches("Legacy.*|.*(Codec|Format|Json)"));

    private static final DescribedPredicate<JavaAccess<?>> THE_CLOCK =
            describe("the wall clock of the machine", access -> isWallClock(access.getTarget()));

    @Test
    void theDomainKnowsNoServiceNoDatabaseAndNoLog() {
        noClasses()
                .that(DOMAIN)
                .should()
                .dependOnClassesThat(describe(
                        "outside technology",
                        type -> inside(
                                type,
                                "okhttp3",
                                "okio",
                                "kotlin",
                                "net.dv8tion",
                                "com.fasterxml.jackson.databind",
                                "org.slf4j",
                                "java.util.logging",
                                "java.net.http",
                                "java.sql",
                                "javax.sql",
                                "picocli")))
                .check(LIBRARIES);
    }

    @Test
    void onlyTheMachinePackageAsksTheHardware() {
        noClasses()
                .that(DOMAIN)
                .and()
                .resideOutsideOfPackage("dev.astra.licensing.machine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("oshi..")
                .check(LIBRARIES);
    }

    @Test
    void theDomainOpensNoConnection() {
        noClasses()
                .that(DOMAIN)
                .and()
                .resideOutsideOfPackage("dev.astra.core.process.jdk")
                .should()
                .dependOnClassesThat(describe(
                        "the network",
                        type -> type.getPackageName().equals("java.net") && !NETWORK_VALUES.contains(type.getName())))
                .check(LIBRARIES);
    }

    @Test
    void onlyFileAdaptersTouchTheFileSystem() {
        noClasses()
                .that(DescribedPredicate.not(MAY_USE_FILES))
                .should()
                .dependOnClassesThat(FILES)
                .check(LIBRARIES);
    }

    @Test
    void onlyTheStoreAndCodecsKnowJson() {
        noClasses()
                .that(DOMAIN.and(DescribedPredicate.not(MAY_USE_JACKSON)))
                .should()
                .dependOnClassesThat(JACKSON_STREAMING)
                .check(LIBRARIES);
    }

    @Test
    void theDomainReadsNoClockThatWasNotHandedIn() {
        noClasses().that(DOMAIN).should().accessTargetWhere(THE_CLOCK).check(LIBRARIES);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .should()
                .accessTargetWhere(describe("standard output or error", access -> isPrinting(access.getTarget())))
                .check(LIBRARIES);
    }

    private static boolean isWallClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean bare = target instanceof AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().isEmpty();
        return (target.getName().equals("now") && owner.startsWith("java.time.") && bare)
                || (target.getName().equals("currentTimeMillis") && owner.equals("java.lang.System"))
                || (target.getName().startsWith("system") && owner.equals("java.time.Clock"))
                || (target.getName().equals("<init>") && owner.equals("java.util.Date") && bare);
    }

    private static boolean isPrinting(AccessTarget target) {
        return (target.getOwner().getName().equals("java.lang.System")
                        && Set.of("out", "err").contains(target.getName()))
                || target.getName().equals("printStackTrace");
    }
}
