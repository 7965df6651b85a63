/**
 * What a vault holds: pets by their names, and gems. {@link dev.astra.trading.vault.item.Bundle} is so many of each. Values
 * only: nothing here knows a store, a price or a person.
 */
@NullMarked
package dev.astra.trading.vault.item;

import org.jspecify.annotations.NullMarked;
