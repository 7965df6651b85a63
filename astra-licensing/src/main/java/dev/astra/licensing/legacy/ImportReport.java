package dev.astra.licensing.legacy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What an import brings in.
 *
 * @param digest of the database: its SHA-256 in hexadecimal digits
 * @param orders how many
 * @param claimed how many of them have an owner
 * @param listed how many lines the published list gets
 * @param highestId the highest buyer id; the next order gets a higher one; 0 if there is none
 * @param exact whether an export, without changes in between, gives the same bytes
 * @param notices what the owner should know
 * @param list how the old list compares; empty if there was none, or it was no list
 */
public record ImportReport(
        String digest,
        int orders,
        int claimed,
        int listed,
        long highestId,
        boolean exact,
        List<LegacyRemark> notices,
        Optional<ListComparison> list) {
    /** Copies the list. */
    public ImportReport {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(list, "list");
        notices = List.copyOf(notices);
    }
}
