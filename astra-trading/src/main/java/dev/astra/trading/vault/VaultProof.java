package dev.astra.trading.vault;

import java.util.List;

/**
 * Immutable. What a verification of a vault found. It is proved that the history of each user adds up to their pets and to
 * their gems, that what is reserved is what the withdrawals that wait have reserved, and that the ledger is whole.
 *
 * @param owners how many users ever owned something
 * @param items how many pets the vault holds
 * @param gems how many gems the vault holds
 * @param trades how many trades are not over
 * @param records how many lines of history were read
 * @param problems what is wrong, in sentences; empty if nothing is; at most {@value #MOST_PROBLEMS}
 */
public record VaultProof(long owners, long items, long gems, long trades, long records, List<String> problems) {
    /** How many problems are told. */
    public static final int MOST_PROBLEMS = 100;

    /** Copies the list. */
    public VaultProof {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return problems.isEmpty();
    }
}
