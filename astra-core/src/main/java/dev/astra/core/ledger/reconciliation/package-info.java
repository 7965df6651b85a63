/**
 * An account beside what somebody outside says of it: a bank, a payment provider. The main type is {@link
 * dev.astra.core.ledger.reconciliation.Reconciliation}. It changes nothing.
 */
@NullMarked
package dev.astra.core.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
