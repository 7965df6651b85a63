/**
 * Finds the best trades between two inventories. The main type is {@link dev.astra.trading.finder.TradeFinder}. It sends
 * nothing.
 */
@NullMarked
package dev.astra.trading.finder;

import org.jspecify.annotations.NullMarked;
