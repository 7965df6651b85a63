/**
 * Time as a dependency: when to run, when to try again, and whether a periodic job still lives. The main type is
 * {@code Scheduler}. It reads no clock that was not handed in.
 */
@NullMarked
package dev.astra.core.time;

import org.jspecify.annotations.NullMarked;
