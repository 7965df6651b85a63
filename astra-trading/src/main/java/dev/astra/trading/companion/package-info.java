/**
 * The order in which values, scans and the trade bot follow each other. The main type is {@code RunLoop}. It starts nothing
 * itself: it answers what happened with what is to be done.
 */
@NullMarked
package dev.astra.trading.companion;

import org.jspecify.annotations.NullMarked;
