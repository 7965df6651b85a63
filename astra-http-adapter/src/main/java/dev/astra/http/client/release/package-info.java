/**
 * What is published over HTTP, for the update checks. The main type is {@code HttpSignedReleaseSource}; {@code
 * HttpReleaseSource} is for the old unsigned version text. It does not compare
 * versions.
 */
@NullMarked
package dev.astra.http.client.release;

import org.jspecify.annotations.NullMarked;
