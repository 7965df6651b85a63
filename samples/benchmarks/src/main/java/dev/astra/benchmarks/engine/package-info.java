/**
 * What is compared: the store, and what else a user would keep licenses in. Each does the same fixed work and answers
 * once it is durable.
 */
@NullMarked
package dev.astra.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
