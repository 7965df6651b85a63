package dev.astra.discord.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How long something takes, for people: {@code 4 d 19 h 30 min}. The units are the same in all languages we speak. */
public final class Waiting {
    private Waiting() {}

    /**
     * A time to wait. A begun second counts as a whole one, so that whoever waits that long has waited long enough.
     *
     * @param time not negative
     * @return days, hours, minutes and seconds without those that are zero
     */
    public static String text(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time to wait must be >= 0, got " + time);
        }
        Duration floor = time.truncatedTo(ChronoUnit.SECONDS);
        Duration whole = floor.equals(time) ? time : floor.plusSeconds(1);
        List<String> parts = new ArrayList<>();
        add(parts, whole.toDaysPart(), "d");
        add(parts, whole.toHoursPart(), "h");
        add(parts, whole.toMinutesPart(), "min");
        add(parts, whole.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}
