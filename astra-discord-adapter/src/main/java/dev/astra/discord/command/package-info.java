/**
 * Commands without Discord: a {@link dev.astra.discord.command.Command} is declared once and answers through every door. A
 * {@link dev.astra.discord.command.CommandSet} takes what a door heard, as facts, and gives the answer back. It opens no
 * connection and waits for nobody.
 */
@NullMarked
package dev.astra.discord.command;

import org.jspecify.annotations.NullMarked;
