/**
 * A stand-in for Discord: REST interface and gateway, version 10, on the loopback address, with people who write and press,
 * with the refusals of the real one, and with faults to order. The main type is
 * {@link dev.astra.testkit.discord.FakeDiscord}. It needs no Discord library, and any library can be pointed at it; it has
 * been tried with JDA. It knows what a bot of commands, cards and roles needs, and records what it does not know.
 */
@NullMarked
package dev.astra.testkit.discord;

import org.jspecify.annotations.NullMarked;
