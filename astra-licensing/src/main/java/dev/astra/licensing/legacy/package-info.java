/**
 * The old license bot's files: read, checked, brought into the store, and written back. The main types are {@link
 * dev.astra.licensing.legacy.LegacyImport} and {@link dev.astra.licensing.legacy.LegacyExport}. It decides nothing about
 * licenses.
 */
@NullMarked
package dev.astra.licensing.legacy;

import org.jspecify.annotations.NullMarked;
