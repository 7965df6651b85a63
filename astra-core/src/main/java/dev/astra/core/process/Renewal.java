package dev.astra.core.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Immutable. When a running program is restarted on schedule, at a safe point.
 *
 * @param maxAge an instance lives at most this long, less up to a tenth by chance; at least a second
 * @param daily at this time of the day
 * @param zone of the time of the day
 */
public record Renewal(Optional<Duration> maxAge, Optional<LocalTime> daily, ZoneId zone) {
    private static final Renewal NEVER = new Renewal(Optional.empty(), Optional.empty(), ZoneId.of("UTC"));

    /** Refuses ages below a second. */
    public Renewal {
        if (maxAge.isPresent() && maxAge.get().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("maxAge must be at least 1 s, got " + maxAge.get());
        }
    }

    /** Never. */
    public static Renewal never() {
        return NEVER;
    }

    /** When an instance is this old. */
    public static Renewal atAge(Duration age) {
        return new Renewal(Optional.of(age), Optional.empty(), NEVER.zone);
    }

    /** Every day at this time. */
    public static Renewal dailyAt(LocalTime time, ZoneId zone) {
        return new Renewal(Optional.empty(), Optional.of(time), zone);
    }

    Optional<Long> ageNanos(RandomGenerator chance) {
        return maxAge.map(Duration::toNanos).map(age -> age - chance.nextLong(age / 10 + 1));
    }

    /** The next time of the day after an instant. */
    Optional<Instant> next(Instant after) {
        return daily.map(time -> {
            LocalDate day = LocalDate.ofInstant(after, zone);
            ZonedDateTime today = ZonedDateTime.of(day, time, zone);
            return today.toInstant().isAfter(after)
                    ? today.toInstant()
                    : ZonedDateTime.of(day.plusDays(1), time, zone).toInstant();
        });
    }
}
