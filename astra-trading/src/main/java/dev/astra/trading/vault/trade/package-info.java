/**
 * A deposit or a withdrawal and what names it: {@link dev.astra.trading.vault.trade.Trade}. Values only; the rules are those of
 * {@code dev.astra.trading.vault.Vault}.
 */
@NullMarked
package dev.astra.trading.vault.trade;

import org.jspecify.annotations.NullMarked;
