/**
 * The published version over HTTP, for the update check. The only type is {@code HttpReleaseSource}. It does not compare
 * versions.
 */
@NullMarked
package dev.astra.http.client.release;

import org.jspecify.annotations.NullMarked;
