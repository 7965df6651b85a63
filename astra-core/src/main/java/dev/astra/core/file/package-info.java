/**
 * Files that others read while they are replaced. The main type is {@link dev.astra.core.file.FileReplacement}. What is in
 * the files it does not know.
 */
@NullMarked
package dev.astra.core.file;

import org.jspecify.annotations.NullMarked;
