/**
 * Double entry: accounts, transfers between them, and holds, all in exact minor units. The main type is {@link
 * dev.astra.core.ledger.Ledger}. Where money comes from and goes to outside is not decided here.
 */
@NullMarked
package dev.astra.core.ledger;

import org.jspecify.annotations.NullMarked;
