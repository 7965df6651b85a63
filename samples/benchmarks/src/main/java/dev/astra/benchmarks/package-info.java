/**
 * Measurements, run on demand.
 */
@NullMarked
package dev.astra.benchmarks;

import org.jspecify.annotations.NullMarked;
