package dev.astra.core.ledger;

import java.util.Optional;

/**
 * Immutable. What a commit did to one account.
 *
 * @param before the account before the commit; empty if it was opened by it
 * @param after the account after it
 */
public record BalanceChange(Optional<Account> before, Account after) {}
