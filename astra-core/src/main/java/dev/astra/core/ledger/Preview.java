package dev.astra.core.ledger;

import java.util.List;
import java.util.Objects;

/**
 * Immutable. What would come of a transfer; nothing was done.
 *
 * @param outcome what the transfer would be answered
 * @param accounts the accounts as they would be then; empty if it would be refused or is a repetition
 */
public record Preview(TransferOutcome outcome, List<Account> accounts) {
    /** Copies the list. */
    public Preview {
        Objects.requireNonNull(outcome, "outcome");
        accounts = List.copyOf(accounts);
    }
}
