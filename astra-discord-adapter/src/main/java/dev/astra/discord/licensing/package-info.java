/**
 * The license bot: claim an order, bind a machine, see one's licenses, and what staff need. {@link
 * dev.astra.discord.licensing.LicenseBot} has the commands, {@link dev.astra.discord.licensing.GuildEffects} decides what
 * happens in the server. It opens no connection: that is the gateway's.
 */
@NullMarked
package dev.astra.discord.licensing;

import org.jspecify.annotations.NullMarked;
