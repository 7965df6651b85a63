package dev.astra.licensing.signature;

import java.util.Comparator;

/**
 * Immutable. Which edition of a file: later ones are greater.
 *
 * @param epoch how often the store behind it was restored, and one more; from 1
 * @param version counted within the epoch, from 1
 */
public record Stamp(long epoch, long version) implements Comparable<Stamp> {
    /** The greatest epoch and the greatest version. */
    public static final long GREATEST = Form.GREATEST;

    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::epoch).thenComparingLong(Stamp::version);

    /** Refuses what is not positive or has more than 15 digits. */
    public Stamp {
        Form.number("an epoch", epoch, 1);
        Form.number("a version", version, 1);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code 2.17}. */
    @Override
    public String toString() {
        return epoch + "." + version;
    }
}
