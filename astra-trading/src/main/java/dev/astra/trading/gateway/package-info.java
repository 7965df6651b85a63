/**
 * The trading site as the domain sees it. The main type is {@link dev.astra.trading.gateway.TradeGateway}; everything else
 * is what it takes and answers. It decides nothing.
 */
@NullMarked
package dev.astra.trading.gateway;

import org.jspecify.annotations.NullMarked;
