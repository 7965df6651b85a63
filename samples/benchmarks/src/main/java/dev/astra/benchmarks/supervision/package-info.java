/** Astra's supervisor beside others: how soon a program that was killed runs again, and what it costs to wait for that. */
@NullMarked
package dev.astra.benchmarks.supervision;

import org.jspecify.annotations.NullMarked;
