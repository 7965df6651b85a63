package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    private static final int[] NANOS = {0, 1, 1_000, 1_000_000, 10_000_000, 100, 999_999_999, 999_000_000, 120_000};

    private static void expectLikeTheJdks(Instant moment) {
        assertThat(InstantText.of(moment)).isEqualTo(moment.toString());
        assertThat(InstantText.parse(moment.toString())).isEqualTo(moment);
    }

    @Test
    void isTheTextOfTheJdkForAnyMoment() {
        Seeds.run("InstantTextTest", 20_000, random -> {
            long seconds = random.nextLong(-63_000_000_000L, 254_000_000_000L);
            int nano = random.nextBoolean() ? NANOS[random.nextInt(NANOS.length)] : random.nextInt(1_000_000_000);
            expectLikeTheJdks(Instant.ofEpochSecond(seconds, nano));
        });
    }

    /** Texts of which every character may be another one. */
    @Test
    void readsAndRefusesWhatTheJdkReadsAndRefuses() {
        Seeds.run("InstantTextTest.parse", 50_000, random -> {
            String[] usual = {"2024-02-29T23:59:59Z", "2026-12-31T10:00:00.120Z", "1999-01-01T00:00:00.000120Z"};
            StringBuilder text = new StringBuilder(usual[random.nextInt(usual.length)]);
            for (int i = random.nextInt(3); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:.TZ+ztx".charAt(random.nextInt(19)));
            }
            text.setLength(text.length() - random.nextInt(10) / 8);
            assertThat(parsed(text.toString(), InstantText::parse))
                    .as("%s", text)
                    .isEqualTo(parsed(text.toString(), Instant::parse));
        });
    }

    private static Object parsed(String text, Function<String, Instant> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException refused) {
            return "refused";
        }
    }

    @Test
    void alsoAtTheEndsOfTheYearsOfFourDigits() {
        for (String text : new String[] {
            "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z"
        }) {
            Instant moment = Instant.parse(text);
            expectLikeTheJdks(moment);
            expectLikeTheJdks(moment.minusNanos(1));
            expectLikeTheJdks(moment.plusNanos(1));
        }
        expectLikeTheJdks(Instant.MIN);
        expectLikeTheJdks(Instant.MAX);
    }
}
