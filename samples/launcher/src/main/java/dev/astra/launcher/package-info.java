/**
 * The program {@code astra}. It wires modules together and prints; it decides nothing.
 */
@NullMarked
package dev.astra.launcher;

import org.jspecify.annotations.NullMarked;
