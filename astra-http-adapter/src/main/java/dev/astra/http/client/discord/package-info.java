/**
 * Messages to a Discord channel through a webhook. The main type is {@code DiscordWebhook}. It reads nothing from Discord.
 */
@NullMarked
package dev.astra.http.client.discord;

import org.jspecify.annotations.NullMarked;
