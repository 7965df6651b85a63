package dev.astra.http.client;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: whole seconds, decimal seconds or an HTTP date. Anything else says nothing. */
public final class RetryAfter {
    /** No hint is longer. */
    public static final Duration CAP = Duration.ofHours(1);

    private static final int MAX_TEXT = 64;

    private RetryAfter() {}

    /**
     * The wait that a header asks for.
     *
     * @param header as it was sent; null if it was not
     * @param now what dates are compared with
     * @return zero to {@link #CAP}; empty if it says nothing
     */
    public static Optional<Duration> parse(@Nullable String header, Instant now) {
        if (header == null || header.isBlank() || header.length() > MAX_TEXT) {
            return Optional.empty();
        }
        String text = header.strip();
        return Character.isDigit(text.charAt(0)) ? seconds(text) : date(text, now);
    }

    private static Optional<Duration> seconds(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.compareTo(BigDecimal.valueOf(CAP.toSeconds())) >= 0) {
                return Optional.of(CAP);
            }
            return Optional.of(Duration.ofMillis((long) Math.ceil(seconds.doubleValue() * 1_000)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            if (wait.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(wait.compareTo(CAP) > 0 ? CAP : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
