/**
 * A live view of the companion programs for a terminal: what an instance tells, what a person sees of it at this size, and what keys
 * mean. Start at {@code Top}. It decides nothing and knows no command line.
 */
@NullMarked
package dev.astra.launcher.top;

import org.jspecify.annotations.NullMarked;
