/**
 * Direct messages to people, through the port {@link dev.astra.discord.direct.DirectMessages}. What is written in answer to a
 * command goes another way: that is up to the door through which the command came.
 */
@NullMarked
package dev.astra.discord.direct;

import org.jspecify.annotations.NullMarked;
