/**
 * The way from a game's client to a vault over HTTP: {@link dev.astra.http.client.vault.HttpVaultGateway} signs every
 * request. It keeps nothing and retries nothing: what is to be told again is told again by whoever called.
 */
@NullMarked
package dev.astra.http.client.vault;

import org.jspecify.annotations.NullMarked;
