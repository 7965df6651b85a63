/**
 * The scan of the trades that an account has sent.
 */
@NullMarked
package dev.astra.trading.outbound;

import org.jspecify.annotations.NullMarked;
