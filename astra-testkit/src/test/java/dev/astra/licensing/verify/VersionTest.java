package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.licensing.Mutations;
import dev.astra.testkit.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "3_04,3.4.0",
        "3_10,3.10.0",
        "3.4.0,3.4.0",
        "3.4,3.4.0",
        "v3.4.1,3.4.1",
        "' 3.4.0 ',3.4.0",
        "3.4.0+build.7,3.4.0",
        "3.4.0-rc.1,3.4.0-rc.1",
        "999999999.0.0,999999999.0.0"
    })
    void readsSemanticAndOldVersions(String text, String version) {
        assertThat(Version.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "3.04.0",
                "3.4.0.1",
                "3_04_1",
                "3_",
                "-3.4.0",
                "3.4.0-",
                "3.4.0-rc.01",
                "1000000000.0.0",
                "<!DOCTYPE html>",
                "3.4.0 beta",
                "٣.٤.٠"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse(text))
                .withMessageContaining("expected a version");
    }

    @Test
    void refusesNegativeNumbersAndOddPreReleases() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(-1, 0, 0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(1, 0, 0, "rc 1"));
    }

    @Test
    void ordersAsSemanticVersioningDoes() {
        List<Version> ascending = List.of(
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.1",
                        "1.9.0",
                        "1.10.0",
                        "2.0.0",
                        "3_04",
                        "3_10")
                .stream()
                .map(Version::parse)
                .toList();
        Cases.run(50, random -> {
            List<Version> shuffled = new ArrayList<>(ascending);
            Collections.shuffle(shuffled, random);
            assertThat(shuffled.stream().sorted()).isEqualTo(ascending);
        });
        assertThat(Version.parse("3_04")).isEqualByComparingTo(Version.parse("3.4.0+7"));
    }

    @Test
    void answersEveryTextWithAVersionOrARefusal() {
        Cases.run(5_000, random -> {
            String text = Mutations.of(List.of("3_04", "3.4.0", "v1.2.3-rc.1+5").get(random.nextInt(3)), random);
            try {
                Version version = Version.parse(text);
                assertThat(Version.parse(version.toString())).isEqualTo(version);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("expected a version");
            }
        });
    }
}
