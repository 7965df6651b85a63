package dev.astra.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Optional<Duration> parse(String header) {
        return RetryAfter.parse(header, NOW);
    }

    @Test
    void readsWholeAndDecimalSecondsAndDates() {
        assertThat(parse("30")).contains(Duration.ofSeconds(30));
        assertThat(parse(" 2.5 ")).contains(Duration.ofMillis(2_500));
        assertThat(parse("0")).contains(Duration.ZERO);
        assertThat(parse("Thu, 01 Jan 2026 00:01:00 GMT")).contains(Duration.ofMinutes(1));
        assertThat(parse("Wed, 31 Dec 2025 23:59:00 GMT")).contains(Duration.ZERO);
    }

    @Test
    void nothingWaitsLongerThanTheCap() {
        for (String long_ : List.of("3601", "1e99", "99999999999999999999", "Fri, 01 Jan 2027 00:00:00 GMT")) {
            assertThat(parse(long_)).contains(RetryAfter.CAP);
        }
    }

    @Test
    void rubbishSaysNothing() {
        for (String rubbish : List.of("", " ", "soon", "-5", "NaN", "Infinity", "1,5", "5 s", "9".repeat(65))) {
            assertThat(parse(rubbish)).as(rubbish).isEmpty();
        }
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }

    @Test
    void neverThrowsAndStaysInBounds() {
        Cases.run(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("0123456789.eE+-: GMTJan".charAt(random.nextInt(23)));
            }
            parse(text.toString()).ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, RetryAfter.CAP));
        });
    }
}
