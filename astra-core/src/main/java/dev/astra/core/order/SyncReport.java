package dev.astra.core.order;

import java.util.List;

/**
 * Immutable. What one cycle of {@link OrderSync} did.
 *
 * @param full whether all pages were read
 * @param pages how many pages were read, the empty one at the end included
 * @param reread how many unpaid orders were asked for one by one
 * @param seen how many different orders the shop named
 * @param added what was stored, in the order of payment
 * @param revoked the stored orders that were refunded or disputed since
 * @param looksUnpaid the stored orders among those seen that the shop calls unpaid; they are kept
 * @param otherProducts how many orders were left out by the product filter
 * @param malformed why orders could not be understood, at most {@value #MAX_REASONS} of them
 * @param malformedCount how many could not be understood
 */
public record SyncReport(
        boolean full,
        int pages,
        int reread,
        int seen,
        List<Order> added,
        List<Order> revoked,
        List<Order> looksUnpaid,
        int otherProducts,
        List<String> malformed,
        int malformedCount) {
    /** How many reasons a report holds at most. */
    public static final int MAX_REASONS = 100;

    /** Keeps copies. */
    public SyncReport {
        added = List.copyOf(added);
        revoked = List.copyOf(revoked);
        looksUnpaid = List.copyOf(looksUnpaid);
        malformed = List.copyOf(malformed);
    }

    /** One line for people, without personal data. */
    @Override
    public String toString() {
        return (full ? "full sync: " : "sync: ") + pages + " pages, " + reread + " read again, " + seen + " orders, "
                + added.size() + " added, " + revoked.size() + " revoked, " + looksUnpaid.size() + " look unpaid, "
                + otherProducts + " of other products, " + malformedCount + " malformed";
    }
}
