package dev.astra.licensing.publication;

import dev.astra.core.RejectedException;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Stamp;

/**
 * Immutable. Which number the next list bears: above everything that is known to have been out, since customers' programs
 * refuse what is older than what they have seen.
 *
 * @param storeEpoch how often the store was restored, and one more
 * @param leastEpoch of the certificate that signs
 */
record Succession(long storeEpoch, long leastEpoch) {
    /** The first list of all. */
    Stamp first() {
        return new Stamp(Math.max(storeEpoch, leastEpoch), 1);
    }

    /**
     * The list after another.
     *
     * @param newest the newest that is known of
     * @throws RejectedException if the certificate is older than the one behind that list
     */
    Stamp after(Mark newest) {
        if (newest.leastEpoch() > leastEpoch) {
            throw new RejectedException("expected a certificate with the least epoch " + newest.leastEpoch()
                    + ", as the list that is out has it, got " + leastEpoch
                    + "; certify a key with \"astra keys rotate --least-epoch " + newest.leastEpoch() + "\"");
        }
        boolean above = newest.leastEpoch() < leastEpoch || newest.stamp().epoch() < first().epoch();
        if (!above && newest.stamp().version() == Stamp.GREATEST) {
            throw new RejectedException(
                    "the list that is out has the greatest number that there is, which no list of"
                            + " yours has; somebody else signed it: make its key worthless with \"astra keys rotate --stolen\"");
        }
        return above
                ? first()
                : new Stamp(newest.stamp().epoch(), newest.stamp().version() + 1);
    }
}
