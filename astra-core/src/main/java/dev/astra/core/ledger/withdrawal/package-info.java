/**
 * Payments out of wallets that somebody has to make: asked for, held, then completed, rejected or cancelled. The main type is
 * {@link dev.astra.core.ledger.withdrawal.Withdrawals}. It pays nobody itself.
 */
@NullMarked
package dev.astra.core.ledger.withdrawal;

import org.jspecify.annotations.NullMarked;
