/**
 * Discord through JDA: {@link dev.astra.discord.jda.JdaConnection} takes your {@code JDA} or logs in by itself, opens the
 * doors of a {@link dev.astra.discord.command.CommandSet}, and is the way to the guilds. It turns events into facts and
 * answers into messages; it decides nothing.
 */
@NullMarked
package dev.astra.discord.jda;

import org.jspecify.annotations.NullMarked;
