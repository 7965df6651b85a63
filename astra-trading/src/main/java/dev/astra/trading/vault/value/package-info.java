/**
 * Which pets a vault takes and what they are worth, with history. {@link dev.astra.trading.vault.value.Catalogue} keeps both in
 * the store; a {@link dev.astra.trading.vault.value.CatalogueSource} fills it. A value decides nothing about a trade: it is
 * shown and written down.
 */
@NullMarked
package dev.astra.trading.vault.value;

import org.jspecify.annotations.NullMarked;
