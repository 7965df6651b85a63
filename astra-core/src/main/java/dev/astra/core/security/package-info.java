/**
 * Signed requests: who sent them, that nobody changed them, and that a second delivery does nothing twice. {@link
 * dev.astra.core.security.RequestSigner} and {@link dev.astra.core.security.RequestVerifier} are the two ends of a signature
 * over the raw body, {@link dev.astra.core.security.LegacySignature} the older one inside the body, and {@link
 * dev.astra.core.security.Replays} keeps the first answers. It knows no HTTP.
 */
@NullMarked
package dev.astra.core.security;

import org.jspecify.annotations.NullMarked;
