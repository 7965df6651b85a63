package dev.astra.licensing.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnrollmentCodeTest {
    private static EnrollmentCode any(Random random) {
        List<Component> components = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            if (random.nextInt(3) > 0) {
                components.add(new Component(kind, hex(random)));
            }
        }
        if (components.isEmpty()) {
            components.add(new Component(ComponentKind.DISK, hex(random)));
        }
        return new EnrollmentCode(components);
    }

    private static String hex(Random random) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 2 * Component.BYTES; i++) {
            hex.append(Integer.toHexString(random.nextInt(16)));
        }
        return hex.toString();
    }

    @Test
    void everyCodeIsReadAsItWasWrittenHoweverItWasPasted() {
        Cases.run(500, random -> {
            EnrollmentCode code = any(random);
            String text = code.text();
            assertThat(text).matches("ASTRA1(-[0-9A-HJKMNP-TV-Z]{1,5})+").hasSizeLessThan(EnrollmentCode.LONGEST);
            assertThat(EnrollmentCode.parse(text)).isEqualTo(code);
            String pasted = " "
                    + text.toLowerCase(Locale.ROOT)
                            .replace('0', 'o')
                            .replace('1', 'l')
                            .replace("-", " \n");
            assertThat(EnrollmentCode.parse(pasted.replace("astral", "astra1"))).isEqualTo(code);
        });
    }

    @Test
    void aCodeWithAWrongAMissingAnAddedOrTwoSwappedCharactersIsRefused() {
        Cases.run(3_000, random -> {
            String text = any(random).text();
            String forged = forged(text, random);
            if (!forged.replace("-", "").equals(text.replace("-", ""))) {
                assertThatThrownBy(() -> EnrollmentCode.parse(forged))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(forged);
            }
        });
    }

    private static String forged(String text, Random random) {
        String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        int at = 7 + random.nextInt(text.length() - 8);
        char other = digits.charAt(random.nextInt(32));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + other + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }

    @Test
    void rubbishIsRefusedWithAHint() {
        for (String rubbish : List.of(
                "", "ASTRA1", "ASTRA1-", "ASTRA2-00000", "ASTRA1-00000-00000-0", "ASTRA1-é", "A".repeat(5_000))) {
            assertThatThrownBy(() -> EnrollmentCode.parse(rubbish))
                    .as(rubbish)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("copy it again");
        }
    }

    @Test
    void aRequestIsReadAsItWasWrittenAndInNoOtherForm() {
        Cases.run(200, random -> {
            EnrollmentRequest request =
                    new EnrollmentRequest(new BuyerId(1 + random.nextInt(1_000)), key(random), any(random));
            String text = request.text();
            assertThat(text).hasSizeLessThanOrEqualTo(EnrollmentRequest.LONGEST);
            assertThat(EnrollmentRequest.parse(text)).isEqualTo(request);
            assertThat(request.toString()).doesNotContain(request.key().hex());
            for (String other : List.of(text + "\n", " " + text, text.replace("key", "KEY"), text.substring(3), "")) {
                assertThatThrownBy(() -> EnrollmentRequest.parse(other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(request.key().hex());
            }
        });
    }

    private static LicenseKey key(Random random) {
        return new LicenseKey((hex(random) + hex(random)).substring(0, 32));
    }
}
