package dev.astra.licensing.legacy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Immutable. The times of the old bot. */
final class LegacyTime {
    private static final Pattern LOCAL = Pattern.compile("[0-9]{8}_[0-9]{6}");
    private static final DateTimeFormatter LOCAL_FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private LegacyTime() {}

    /** A payment time as the shop writes it. */
    static Optional<Instant> purchase(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** A local time as the old bot writes it. */
    static Optional<LocalDateTime> local(String text) {
        try {
            return LOCAL.matcher(text).matches() && !text.startsWith("0000")
                    ? Optional.of(LocalDateTime.parse(text, LOCAL_FORM))
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /**
     * The instant that a local time means. Where the clock was set back the same local time came twice, where it was set
     * forward it never came: of the two readings the later one counts, so that no cooldown gets shorter by it.
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        ZoneOffset offset;
        if (change == null) {
            offset = zone.getRules().getOffset(local);
        } else {
            offset = change.isOverlap() ? change.getOffsetAfter() : change.getOffsetBefore();
        }
        return local.toInstant(offset);
    }

    /** Writes an instant as the old bot does. */
    static String text(Instant at, ZoneId zone) {
        return LOCAL_FORM.format(LocalDateTime.ofInstant(at, zone));
    }
}
