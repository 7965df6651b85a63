package dev.astra.trading.vault.session;

import dev.astra.trading.vault.item.Bundle;
import java.util.Optional;

/** What a bot takes, so that nothing is handed over that the vault would then refuse. Pure; any thread. */
@FunctionalInterface
public interface DepositRule {
    /**
     * What is wrong with an offer.
     *
     * @return a sentence for the player; empty if nothing is
     */
    Optional<String> objection(Bundle offered);
}
