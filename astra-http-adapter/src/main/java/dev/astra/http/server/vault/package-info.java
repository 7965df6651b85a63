/**
 * The vault over HTTP: {@link dev.astra.http.server.vault.VaultRoutes} for signed clients of today, {@link
 * dev.astra.http.server.vault.LegacyVaultRoutes} for those of the program before. Both only carry: the rules are those of
 * {@code dev.astra.trading.vault}.
 */
@NullMarked
package dev.astra.http.server.vault;

import org.jspecify.annotations.NullMarked;
