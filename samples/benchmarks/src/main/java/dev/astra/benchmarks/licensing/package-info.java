/** What checking and publishing a list of a million licenses costs. The main type is {@code ListBench}. */
@NullMarked
package dev.astra.benchmarks.licensing;

import org.jspecify.annotations.NullMarked;
