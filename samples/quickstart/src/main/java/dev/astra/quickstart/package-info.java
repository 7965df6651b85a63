/**
 * Embeddings of a few lines each, shown in the README.
 */
@NullMarked
package dev.astra.quickstart;

import org.jspecify.annotations.NullMarked;
