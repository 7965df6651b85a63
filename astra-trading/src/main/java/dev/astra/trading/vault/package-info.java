/**
 * A custodial vault for the goods of a game: what users own, deposits and withdrawals, exactly once each. {@link
 * dev.astra.trading.vault.Vault} is the service. Gems are an asset of the ledger, pets are rows with reservations. It speaks to no
 * game: what a game's client saw is handed in.
 */
@NullMarked
package dev.astra.trading.vault;

import org.jspecify.annotations.NullMarked;
