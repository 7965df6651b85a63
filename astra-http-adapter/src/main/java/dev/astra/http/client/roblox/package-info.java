/**
 * Trades, accounts and inventories of Roblox, over the interfaces that its website uses. The main type is {@code
 * RobloxTradeGateway}. It decides nothing, and what wants a person it hands to a person.
 */
@NullMarked
package dev.astra.http.client.roblox;

import org.jspecify.annotations.NullMarked;
