/**
 * Messages to a Discord channel through a webhook. The main type is {@code DiscordNotifier}. It reads nothing from Discord.
 */
@NullMarked
package dev.astra.http.client.discord;

import org.jspecify.annotations.NullMarked;
