/**
 * The program's own log: one line an event, masked, to standard error or into a file that never grows without bound. Start at
 * {@code Logs}. What companion programs write is not its business.
 */
@NullMarked
package dev.astra.launcher.log;

import org.jspecify.annotations.NullMarked;
