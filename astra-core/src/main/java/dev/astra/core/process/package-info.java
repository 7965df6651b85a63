/**
 * Supervision of companion programs: they are started in order, watched, restarted with growing pauses, stopped with
 * their whole tree, and never run twice. The main type is {@code Supervisor}. What it decides is a pure function of
 * state, event, time and chance; processes are the business of a {@code ProcessLauncher}.
 */
@NullMarked
package dev.astra.core.process;

import org.jspecify.annotations.NullMarked;
