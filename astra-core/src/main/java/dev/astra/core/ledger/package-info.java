/**
 * Accounts, transfers and holds.
 */
@NullMarked
package dev.astra.core.ledger;

import org.jspecify.annotations.NullMarked;
