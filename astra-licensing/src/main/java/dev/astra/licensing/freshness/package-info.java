/**
 * Whether a signed file is as new as what was seen before. The main types are {@code Freshness}, a pure rule, and the port
 * {@code HighWaterMemory}. It does not read the files.
 */
@NullMarked
package dev.astra.licensing.freshness;

import org.jspecify.annotations.NullMarked;
