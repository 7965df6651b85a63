/**
 * The store: one state machine fed by one log. The main type is {@link dev.astra.core.store.Store}; a module declares its
 * {@link dev.astra.core.store.Table}s in a {@link dev.astra.core.store.Schema}. It knows no file system: the log is a
 * {@link dev.astra.core.store.Journal}, and what only grows is in its {@link dev.astra.core.store.Archive}.
 */
@NullMarked
package dev.astra.core.store;

import org.jspecify.annotations.NullMarked;
