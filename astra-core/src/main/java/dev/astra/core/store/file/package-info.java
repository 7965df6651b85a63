/**
 * The file system under the store. The main type is {@link dev.astra.core.store.file.FileJournal}. It knows lines, locks
 * and damage, and nothing of tables.
 */
@NullMarked
package dev.astra.core.store.file;

import org.jspecify.annotations.NullMarked;
