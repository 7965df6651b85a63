package dev.astra.trading.vault.legacy;

import java.util.List;

/**
 * Immutable. What an import brings in.
 *
 * @param owners how many users own something or traded
 * @param links how many of them have their account linked
 * @param items how many pets they own
 * @param gems how many gems they own
 * @param trades how many former trades there are
 * @param pets how many variants of pets come into the catalogue
 * @param documents how many documents were read, those of accounts on the site included
 * @param notices what was left out or decided, and where
 */
public record ImportReport(
        int owners, int links, long items, long gems, int trades, int pets, int documents, List<Remark> notices) {
    /** Copies the list. */
    public ImportReport {
        notices = List.copyOf(notices);
    }
}
