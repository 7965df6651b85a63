/**
 * Request signing, nonces and key files.
 */
@NullMarked
package dev.astra.core.security;

import org.jspecify.annotations.NullMarked;
