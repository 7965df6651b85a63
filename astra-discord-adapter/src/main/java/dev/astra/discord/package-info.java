/**
 * Discord, on JDA: commands, cards and the log channel. It turns messages into calls of the domain and outcomes into
 * messages, and decides nothing.
 */
@NullMarked
package dev.astra.discord;

import org.jspecify.annotations.NullMarked;
