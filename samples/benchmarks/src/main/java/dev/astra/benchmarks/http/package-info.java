/**
 * The vault's server under load: {@link dev.astra.benchmarks.http.HttpBench} asks it from other processes, beside servers that
 * one would write with Express and FastAPI.
 */
@NullMarked
package dev.astra.benchmarks.http;

import org.jspecify.annotations.NullMarked;
