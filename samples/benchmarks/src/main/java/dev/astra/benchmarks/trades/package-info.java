/**
 * What judging trades, updating values and finding trades costs. The main type is {@link
 * dev.astra.benchmarks.trades.Trades}.
 */
@NullMarked
package dev.astra.benchmarks.trades;

import org.jspecify.annotations.NullMarked;
