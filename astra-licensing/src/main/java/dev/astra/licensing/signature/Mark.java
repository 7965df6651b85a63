package dev.astra.licensing.signature;

import java.util.Comparator;

/**
 * Immutable. How new a file is to one who has seen others: what readers remember the highest of. The certificate counts
 * first. After a key was stolen, root keys certify the next one with a higher least epoch, and nothing that the thief
 * signed, whatever number it bears, stands above that.
 *
 * @param leastEpoch of the certificate
 * @param stamp of the file
 */
public record Mark(long leastEpoch, Stamp stamp) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER =
            Comparator.comparingLong(Mark::leastEpoch).thenComparing(Mark::stamp);

    /** Refuses a least epoch that is not positive. */
    public Mark {
        Form.number("a least epoch", leastEpoch, 1);
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code 1/2.17}. */
    @Override
    public String toString() {
        return leastEpoch + "/" + stamp;
    }
}
