package dev.astra.http.client.roblox;

import dev.astra.http.client.Reply;
import dev.astra.trading.gateway.SessionStop;
import java.util.function.Function;

/** Immutable. What came back of a request: an answer, or word that a person must act first. */
sealed interface Answer {
    default <R> R fold(Function<Given, R> given, Function<Stopped, R> stopped) {
        return this instanceof Given it ? given.apply(it) : stopped.apply((Stopped) this);
    }

    /** An answer; its status may be any but those that mean a stop, a pause or a failure that passes. */
    record Given(Reply reply) implements Answer {}

    /** A person must act first. */
    record Stopped(SessionStop stop) implements Answer {}
}
