package dev.astra.core.store;

import java.time.Instant;

/** One thread. What records are written with; kept for the next one, since making it costs as much as a record. */
final class Pen {
    private final Ascii scratch = new Ascii(1024);
    private Instant written = Instant.EPOCH;
    private String text = InstantText.of(written);

    /** Collects one record at a time. */
    Ascii scratch() {
        return scratch;
    }

    /** A moment as a text; the same moment comes many times in a row. */
    String time(Instant moment) {
        if (!moment.equals(written)) {
            text = InstantText.of(moment);
            written = moment;
        }
        return text;
    }
}
