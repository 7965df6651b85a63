/**
 * Supervision of companion programs.
 */
@NullMarked
package dev.astra.core.process;

import org.jspecify.annotations.NullMarked;
