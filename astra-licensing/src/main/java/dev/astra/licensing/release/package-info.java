/**
 * Signed releases: what the newest version is, and a download that is what was meant. The main types are {@code
 * SignedUpdateCheck} and {@code FileReleaseDownload} for the customer's machine, {@code FileReleasePlace} for the seller. It
 * starts nothing and replaces no running program.
 */
@NullMarked
package dev.astra.licensing.release;

import org.jspecify.annotations.NullMarked;
