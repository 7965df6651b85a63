/**
 * Item values and the file that holds them.
 */
@NullMarked
package dev.astra.trading.value;

import org.jspecify.annotations.NullMarked;
