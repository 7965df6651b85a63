package dev.astra.licensing.signature;

import java.util.Objects;
import java.util.function.Function;

/** Immutable. What reading a signed file came to. */
public sealed interface Reading {
    /**
     * Calls the function of the case at hand.
     *
     * @param sound for {@link Sound}
     * @param untrusted for {@link Untrusted}
     * @param malformed for {@link Malformed}
     */
    default <R> R fold(Function<Sound, R> sound, Function<Untrusted, R> untrusted, Function<Malformed, R> malformed) {
        if (this instanceof Sound it) {
            return sound.apply(it);
        }
        return this instanceof Untrusted it ? untrusted.apply(it) : malformed.apply((Malformed) this);
    }

    /**
     * The file is whole and signed by a key that a pinned root key certified for this purpose. Whether it is fresh and newer
     * than another is not said.
     *
     * @param header what it says about itself
     * @param hash of the file: 64 lower-case hexadecimal digits
     */
    record Sound(SignedHeader header, String hash) implements Reading {
        /** Refuses missing parts. */
        public Sound {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(hash, "hash");
        }
    }

    /**
     * It has the form of a signed file, but nobody who may has signed it as it is. What was read of it must not be used.
     *
     * @param reason why, without the content
     */
    record Untrusted(String reason) implements Reading {}

    /**
     * It is no signed file of this kind. What was read of it must not be used.
     *
     * @param reason what was expected and what was found, without the content
     */
    record Malformed(String reason) implements Reading {}
}
