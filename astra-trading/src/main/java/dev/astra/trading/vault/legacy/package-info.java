/**
 * Takes over the data of the vault before this one: five collections of a document database, exported as one JSON document a
 * line. {@link dev.astra.trading.vault.legacy.VaultImport} does it, all or nothing.
 */
@NullMarked
package dev.astra.trading.vault.legacy;

import org.jspecify.annotations.NullMarked;
