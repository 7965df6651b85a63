/**
 * Trade offers and the rules that judge them. The main type is {@link dev.astra.trading.offer.TradeEvaluator}. It knows no
 * trading site and declines nothing.
 */
@NullMarked
package dev.astra.trading.offer;

import org.jspecify.annotations.NullMarked;
