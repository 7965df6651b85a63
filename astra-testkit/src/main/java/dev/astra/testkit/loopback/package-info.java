/**
 * HTTP/1.1 and WebSocket on one port of the loopback address, for stand-ins that must fail like a network: connections that
 * are cut, answers that are lost. The main type is {@link dev.astra.testkit.loopback.LoopbackServer}. It is no web server: it
 * speaks with one well-behaved client on the same machine.
 */
@NullMarked
package dev.astra.testkit.loopback;

import org.jspecify.annotations.NullMarked;
