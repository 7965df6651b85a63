/**
 * What people read: texts in their language ({@link dev.astra.discord.text.Phrase}, {@link dev.astra.discord.text.Texts})
 * and Discord's markup, in which the words of others are made harmless ({@link dev.astra.discord.text.Markup}). It knows no
 * command.
 */
@NullMarked
package dev.astra.discord.text;

import org.jspecify.annotations.NullMarked;
