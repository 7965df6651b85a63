/**
 * The file system under the store. The main type is {@link dev.astra.core.store.file.FileJournal}; beside it
 * {@link dev.astra.core.store.file.Backups}, {@link dev.astra.core.store.file.Restore} and
 * {@link dev.astra.core.store.file.Recovery}. It knows lines, locks and damage, and nothing of tables.
 */
@NullMarked
package dev.astra.core.store.file;

import org.jspecify.annotations.NullMarked;
