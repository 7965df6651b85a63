package dev.astra.launcher.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a source file looks like. */
class ShapeTest {
    private static final int MOST_LINES = 350;
    private static final int LEAST_PACKAGE_TEXT = 20;

    private static final List<SourceFile> LIBRARIES = Checkout.LIBRARIES.stream()
            .flatMap(module -> House.CHECKOUT.mainSources(module).stream())
            .toList();

    private static final List<SourceFile> ALL_MAIN = House.CHECKOUT.modules().stream()
            .flatMap(module -> House.CHECKOUT.mainSources(module).stream())
            .toList();

    @Test
    void everyPublicTypeAndEveryMethodOfAPublicInterfaceSaysWhatItIs() {
        assertThat(LIBRARIES).hasSizeGreaterThanOrEqualTo(30);
        assertThat(LIBRARIES.stream()
                        .flatMap(source ->
                                source.undocumented().stream().map(missing -> source.name() + ": " + missing)))
                .as("public without Javadoc")
                .isEmpty();
    }

    @Test
    void noFileIsLongerThanTheEyeCanHold() {
        List<SourceFile> all = Stream.concat(ALL_MAIN.stream(), House.CHECKOUT.testSources().stream())
                .toList();
        assertThat(all.stream()
                        .filter(source -> source.lines() > MOST_LINES)
                        .map(source -> source.name() + ": " + source.lines() + " lines")
                        .distinct())
                .as("files of more than %s lines", MOST_LINES)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<String> described = ALL_MAIN.stream()
                .filter(source -> source.simpleName().equals("package-info"))
                .filter(source -> source.packageText().length() >= LEAST_PACKAGE_TEXT)
                .filter(source -> source.text().contains("@NullMarked"))
                .map(SourceFile::packageName)
                .collect(Collectors.toSet());
        assertThat(ALL_MAIN.stream()
                        .map(SourceFile::packageName)
                        .filter(name -> !name.isEmpty() && !described.contains(name))
                        .distinct())
                .as("packages without a package-info that is @NullMarked and says something")
                .isEmpty();
    }
}
