package dev.astra.launcher.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule over no classes passes: so every source file must be among the classes that the rules see. */
class SeenTest {
    @Test
    void seesAClassForEverySourceFileOfTheLibraries() {
        assertThat(House.unseen(Checkout.LIBRARIES, House.LIBRARIES))
                .as("sources without a compiled class; build with: mvn verify")
                .isEmpty();
        assertThat(House.LIBRARIES).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void seesAClassForEverySourceFileOfTheLauncher() {
        assertThat(House.unseen(List.of(Checkout.LAUNCHER), House.PROGRAM)).isEmpty();
    }

    @Test
    void seesTheTestsOfEveryModuleThatHasSome() {
        assertThat(House.CHECKOUT.modules().stream()
                        .flatMap(module ->
                                Checkout.files(House.CHECKOUT.module(module).resolve("src/test/java"), "Test.java")
                                        .stream())
                        .map(path -> path.getFileName().toString().replace(".java", ""))
                        .filter(name -> House.TESTS.stream()
                                .noneMatch(type -> type.getSimpleName().equals(name))))
                .as("tests without a compiled class")
                .isEmpty();
        assertThat(House.TESTS).hasSizeGreaterThanOrEqualTo(10);
    }
}
