package dev.astra.trading.offer;

import java.util.Objects;

/**
 * Immutable. One measure of an offer: every number that the rule compares.
 *
 * @param measure which
 * @param mine what my side counts, Robux included
 * @param theirs what their side counts, Robux less the fee included
 * @param allowed the greatest loss that is tolerated
 */
public record Figures(Measure measure, long mine, long theirs, long allowed) {
    /** Refuses a missing measure. */
    public Figures {
        Objects.requireNonNull(measure, "measure");
    }

    /** What I lose; negative if I gain. */
    public long loss() {
        return mine - theirs;
    }

    /** Whether I lose more than is tolerated. A loss of exactly that much is not more. */
    public boolean violated() {
        return loss() > allowed;
    }
}
