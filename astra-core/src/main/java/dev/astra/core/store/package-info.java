/**
 * The store: one state machine fed by one log. The main type is {@code Store}; a module declares
 * its {@code Table}s in a {@code Schema}. It knows no file system: the log
 * is a {@code Journal}.
 */
@NullMarked
package dev.astra.core.store;

import org.jspecify.annotations.NullMarked;
