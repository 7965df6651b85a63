package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    private static final int[] NANOS = {0, 1, 1_000, 1_000_000, 10_000_000, 100, 999_999_999, 999_000_000, 120_000};

    private static void expectLikeTheJdks(Instant moment) {
        assertThat(InstantText.of(moment)).isEqualTo(moment.toString());
    }

    @Test
    void isTheTextOfTheJdkForAnyMoment() {
        Seeds.run("InstantTextTest", 20_000, random -> {
            long seconds = random.nextLong(-63_000_000_000L, 254_000_000_000L);
            int nano = random.nextBoolean() ? NANOS[random.nextInt(NANOS.length)] : random.nextInt(1_000_000_000);
            expectLikeTheJdks(Instant.ofEpochSecond(seconds, nano));
        });
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
