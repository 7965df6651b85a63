package dev.astra.core.ledger;

import java.util.List;
import java.util.Map;

/**
 * Immutable. What a verification of a ledger found. It is proved that every line of the history is whole and unedited, that
 * each account's entries lead from zero to its balance, one after the other, that every transfer and every asset is balanced,
 * that holds and accounts agree, and that no account breaks its limits.
 *
 * @param accounts how many accounts there are
 * @param entries how many entries there are
 * @param holds how many holds are not finished
 * @param records how many records all histories of the store hold
 * @param balances what is on accounts of each asset that are above zero, in minor units
 * @param problems what is wrong, in sentences; empty if nothing is; at most {@value #MOST_PROBLEMS}
 */
public record Proof(
        long accounts, long entries, long holds, long records, Map<Asset, String> balances, List<String> problems) {
    /** How many problems are told. */
    public static final int MOST_PROBLEMS = 100;

    /** Copies the collections. */
    public Proof {
        balances = Map.copyOf(balances);
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return problems.isEmpty();
    }
}
