/**
 * The vault on Discord: nine commands with which people verify their account, look at what they own, deposit and withdraw.
 * {@link dev.astra.discord.vault.VaultBot} is the main type. The rules are those of the vault and the accounts; here they get
 * words.
 */
@NullMarked
package dev.astra.discord.vault;

import org.jspecify.annotations.NullMarked;
