/**
 * What a command answers: an {@link dev.astra.discord.card.Answer} of cards, with texts, pictures and buttons, and with
 * Discord's limits, but without Discord. A door turns it into messages.
 */
@NullMarked
package dev.astra.discord.card;

import org.jspecify.annotations.NullMarked;
