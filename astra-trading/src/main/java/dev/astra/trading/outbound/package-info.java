/**
 * The scan of the trades that an account has sent: what is bad, dead or over, and what was done about it. The main type is
 * {@link dev.astra.trading.outbound.OutboundScan}. What is bad the policy says; how a trade is declined the gateway knows.
 */
@NullMarked
package dev.astra.trading.outbound;

import org.jspecify.annotations.NullMarked;
