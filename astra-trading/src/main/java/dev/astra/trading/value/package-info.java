/**
 * What items are worth: the feed, the {@code values} file that companion programs share, and the rules by which the one
 * updates the other. The main types are {@link dev.astra.trading.value.ValueBook} and {@link
 * dev.astra.trading.value.ValuesFile}. It judges no trades.
 */
@NullMarked
package dev.astra.trading.value;

import org.jspecify.annotations.NullMarked;
