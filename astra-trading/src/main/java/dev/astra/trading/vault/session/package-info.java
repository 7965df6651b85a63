/**
 * The side of the game's client: what it decides, apart from how it sees and does it. {@link
 * dev.astra.trading.vault.session.VaultGateway} is the way to the vault.
 */
@NullMarked
package dev.astra.trading.vault.session;

import org.jspecify.annotations.NullMarked;
