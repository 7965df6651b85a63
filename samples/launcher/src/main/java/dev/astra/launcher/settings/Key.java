package dev.astra.launcher.settings;

import dev.astra.launcher.config.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Immutable. One thing that can be set in the file.
 *
 * @param section where it stands
 * @param names as it is written: the current name first, then those of the older generation
 * @param expected the form of its value, as a message continues after "expected"
 * @param meaning one line for people
 * @param fallback the value if none is given, as it would be written; empty means that there is none
 * @param override a setting of the program that wins over the file
 * @param reader reads the value; {@link IllegalArgumentException} if it is not of the expected form
 */
public record Key<T>(
        String section,
        List<Name<T>> names,
        String expected,
        String meaning,
        Optional<String> fallback,
        Optional<Setting<T>> override,
        Function<String, T> reader) {
    /** Copies the names. */
    public Key {
        names = List.copyOf(names);
    }

    /** The name that new files use. */
    public String name() {
        return names.get(0).text();
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return override.map(Setting::secret).orElse(false);
    }

    /** The name that somebody wrote, in whatever case. */
    Optional<Name<T>> named(String written) {
        return names.stream()
                .filter(name -> name.text().equalsIgnoreCase(written.strip()))
                .findFirst();
    }

    /** How a value is shown. */
    String shown(Object value) {
        if (secret()) {
            return "set, not shown";
        }
        return value instanceof java.time.Duration time
                ? time.toSeconds() + " s"
                : value.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * A name of a key.
     *
     * @param text as it is written
     * @param deprecated whether another name took its place
     * @param floor the least value that makes sense
     */
    public record Name<T>(String text, boolean deprecated, Optional<Floor<T>> floor) {}

    /**
     * The least value that makes sense.
     *
     * @param least this one
     * @param raises whether a smaller one is taken for the least; else it is kept, and told
     */
    public record Floor<T>(T least, boolean raises) {}
}
