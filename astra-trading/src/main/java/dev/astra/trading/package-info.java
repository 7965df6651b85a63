/**
 * Trades between players: what items are worth and which offers are good.
 */
@NullMarked
package dev.astra.trading;

import org.jspecify.annotations.NullMarked;
