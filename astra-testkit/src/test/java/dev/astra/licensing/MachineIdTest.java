package dev.astra.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineIdTest {
    private static final String CANONICAL = "4c4c4544-0042-3510-8054-b7c04f534433";
    private static final String KEY = "84010bae6ac6f4dcddcdf7899feda667cc329a6dec89965441c01ff902c31751";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4c4c4544-0042-3510-8054-b7c04f534433",
                "4C4C4544-0042-3510-8054-B7C04F534433",
                "{4C4C4544-0042-3510-8054-B7C04F534433}",
                "{4c4c4544004235108054b7c04f534433}",
                "4C4C4544004235108054B7C04F534433",
                "  4c4C4544-0042-3510-8054-b7c04f534433\r\n"
            })
    @Covers("A-098")
    void everyFormOfOneUuidGivesOneKey(String text) {
        MachineId id = MachineId.parse(text);
        assertThat(id.value()).isEqualTo(CANONICAL);
        assertThat(LegacyWhitelist.machineKey(id)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "None",
                "unknown",
                "4c4c4544-0042-3510-8054-b7c04f53443",
                "4c4c4544-0042-3510-8054-b7c04f5344333",
                "4c4c4544-0042-3510-8054b7c04f534433",
                "4c4c-4544-0042-3510-8054-b7c04f534433",
                "{4c4c4544-0042-3510-8054-b7c04f534433",
                "4c4c4544-0042-3510-8054-b7c04f534433}",
                "{{4c4c4544-0042-3510-8054-b7c04f534433}}",
                "4g4c4544-0042-3510-8054-b7c04f534433",
                "4c4c4544-0042-3510-8054-b7c04f534433 x",
                "４c4c4544-0042-3510-8054-b7c04f534433"
            })
    void refusesEverythingElseWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineId.parse(text))
                .withMessageContaining("expected a machine id of 32 hexadecimal digits")
                .withMessageContaining("got a text of " + text.length() + " characters");
    }

    @Test
    void holdsTheCanonicalFormOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MachineId(CANONICAL.toUpperCase(Locale.ROOT)));
    }

    @Test
    void isNotPrinted() {
        assertThat(MachineId.parse(CANONICAL)).hasToString("MachineId[****]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE",
                "03000200-0400-0500-0006-000700080009",
                "00020003-0004-0005-0006-000700080009",
                "03020100-0504-0706-0809-0A0B0C0D0E0F",
                "00010203-0405-0607-0809-0A0B0C0D0E0F",
                "4203018E-580F-C1B5-9525-B745CECA79EB",
                "10000000-0000-8000-0040-000000000000"
            })
    void knowsThePlaceholdersInEitherByteOrder(String text) {
        assertThat(MachineId.parse(text).isPlaceholder()).isTrue();
    }

    @Test
    void takesNoRealIdForAPlaceholder() {
        assertThat(MachineId.parse(CANONICAL).isPlaceholder()).isFalse();
    }

    @Test
    void readsBackEveryUuidInEveryForm() {
        Cases.run(2_000, random -> {
            String canonical = new UUID(random.nextLong(), random.nextLong()).toString();
            assertThat(MachineId.parse(anyForm(canonical, random)).value()).isEqualTo(canonical);
        });
    }

    @Test
    void answersEveryTextWithAnIdOrARefusal() {
        Cases.run(5_000, random -> {
            String text = Mutations.of(anyForm(CANONICAL, random), random);
            try {
                assertThat(MachineId.parse(text).value()).hasSize(36).isLowerCase();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("expected a machine id");
            }
        });
    }

    private static String anyForm(String canonical, Random random) {
        String text = random.nextBoolean() ? canonical : canonical.replace("-", "");
        text = random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT);
        text = random.nextBoolean() ? text : "{" + text + "}";
        return random.nextBoolean() ? text : " " + text + "\n";
    }
}
