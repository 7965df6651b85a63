/**
 * The file system under the store. The main type is {@code FileJournal}. It knows frames,
 * locks and damage, and nothing of tables.
 */
@NullMarked
package dev.astra.core.store.file;

import org.jspecify.annotations.NullMarked;
