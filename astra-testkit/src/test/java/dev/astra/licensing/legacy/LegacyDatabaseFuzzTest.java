package dev.astra.licensing.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.Shop;
import dev.astra.testkit.Cases;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: records or problems, never another exception, and nothing stored unless all of it is. */
class LegacyDatabaseFuzzTest {
    private static final List<String> TOKENS = List.of(
            "null",
            "-1",
            "1e999",
            "\"\"",
            "{}",
            "[]",
            "\"\\ud800\"",
            "true",
            "99999999999999999999",
            "\ufeff",
            "\u0000",
            "\"id\"",
            ",",
            "]",
            "}",
            "\"details\":",
            "NaN",
            "'",
            "\\u0000",
            "/* */");

    @Test
    void aMutatedFileIsEitherUnderstoodOrRefusedAndARefusedOneStoresNothing() {
        int[] seen = new int[2];
        try (Shop shop = new Shop()) {
            LegacyImport importing = LegacyImport.builder(shop.store, shop.licensing)
                    .zone(ZoneOffset.UTC)
                    .build();
            Cases.run(2_500, random -> {
                byte[] file = OldBot.file(OldBot.records(random, 1 + random.nextInt(4)), random.nextBoolean());
                for (int n = random.nextInt(3); n >= 0; n--) {
                    file = mutated(file, random);
                }
                LegacyReading reading = LegacyDatabase.read(file);
                LegacyFiles files = LegacyFiles.of(file);
                seen[reading.<Integer>fold(sound -> soundly(sound), refused -> refusedly(refused, importing, files))]++;
                assertThat(importing.dryRun(files)).isNotNull();
            });
            assertThat(shop.store.view().sequence()).isZero();
        }
        assertThat(seen[0]).as("understood").isGreaterThan(100);
        assertThat(seen[1]).as("refused").isGreaterThan(500);
    }

    private static int soundly(LegacyReading.Sound sound) {
        byte[] written = OldBot.file(sound.records(), true);
        assertThat(LegacyDatabase.read(written))
                .isInstanceOfSatisfying(
                        LegacyReading.Sound.class,
                        again -> assertThat(again.records()).isEqualTo(sound.records()));
        return 0;
    }

    private static int refusedly(LegacyReading.Refused refused, LegacyImport importing, LegacyFiles files) {
        assertThat(refused.problems()).isNotEmpty();
        assertThat(importing.run(files)).isEqualTo(new ImportOutcome.Refused(refused.problems()));
        return 1;
    }

    private static byte[] mutated(byte[] file, Random random) {
        int at = random.nextInt(file.length + 1);
        int length = Math.min(file.length - at, random.nextInt(12));
        byte[] put = switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> Arrays.copyOfRange(file, at / 2, at / 2 + Math.min(20, file.length - at / 2));
            case 3 -> " ".getBytes(StandardCharsets.UTF_8);
            default -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
        };
        byte[] result = new byte[file.length - length + put.length];
        System.arraycopy(file, 0, result, 0, at);
        System.arraycopy(put, 0, result, at, put.length);
        System.arraycopy(file, at + length, result, at + put.length, file.length - at - length);
        return result.length == 0 ? new byte[] {' '} : result;
    }
}
