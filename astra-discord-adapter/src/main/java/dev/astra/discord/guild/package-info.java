/**
 * The server outside: the port {@link dev.astra.discord.guild.GuildGateway} through which roles change, lines are written
 * and members are looked up, as facts and outcomes. It decides nothing.
 */
@NullMarked
package dev.astra.discord.guild;

import org.jspecify.annotations.NullMarked;
