/**
 * Trade offers and the rules that judge them.
 */
@NullMarked
package dev.astra.trading.offer;

import org.jspecify.annotations.NullMarked;
