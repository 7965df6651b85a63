package dev.astra.launcher.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * Immutable. One thing that can be set.
 *
 * @param key its name in the environment and in files
 * @param expected the form of its value, as a message continues after "expected"
 * @param meaning one line for people
 * @param fallback the value if none is given; empty means that it has none
 * @param secret whether its value is never shown, and may stand in a protected file named by {@link #fileKey}
 * @param reader reads the value; {@link IllegalArgumentException} if it is not of the expected form
 */
public record Setting<T>(
        String key,
        String expected,
        String meaning,
        Optional<String> fallback,
        boolean secret,
        Function<String, T> reader) {

    static <T> Setting<T> required(String key, String expected, String meaning, Function<String, T> reader) {
        return new Setting<>(key, expected, meaning, Optional.empty(), false, reader);
    }

    static <T> Setting<T> of(String key, String expected, String meaning, String fallback, Function<String, T> reader) {
        return new Setting<>(key, expected, meaning, Optional.of(fallback), false, reader);
    }

    Setting<T> hidden() {
        return new Setting<>(key, expected, meaning, fallback, true, reader);
    }

    /** The key that names a file with the value instead. */
    public String fileKey() {
        return key + "_FILE";
    }
}
