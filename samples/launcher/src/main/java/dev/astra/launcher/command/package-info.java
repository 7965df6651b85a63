/**
 * The commands of the program, one small class each: they read arguments, ask a service, and tell a person what came of it.
 * Start at {@code Program}.
 */
@NullMarked
package dev.astra.launcher.command;

import org.jspecify.annotations.NullMarked;
