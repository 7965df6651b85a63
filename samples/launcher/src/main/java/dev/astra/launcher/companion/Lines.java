package dev.astra.launcher.companion;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thread. Lines that belong together: what is asked for is read, and what cannot be understood is noted. No value is told. */
final class Lines {
    private final String prefix;
    private final Map<String, String> values;
    private final List<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Lines(String prefix, Map<String, String> values, List<String> problems) {
        this.prefix = prefix;
        this.values = values;
        this.problems = problems;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(String key, String text) {
        problems.add(prefix + key + ": " + text);
    }

    /** The value of a key; empty if there is none or it cannot be read, which is noted. */
    <T> Optional<T> read(String key, String expected, Function<String, T> reader) {
        asked.add(key);
        @Nullable String value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            problem(key, "expected " + expected);
            return Optional.empty();
        }
    }

    Optional<Long> number(String key, String what, long least, long most) {
        return read(key, what + " from " + least + " to " + most, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    Duration seconds(String key, long least, long most, Duration otherwise) {
        return number(key, "seconds", least, most).map(Duration::ofSeconds).orElse(otherwise);
    }

    int count(String key, int most, int otherwise) {
        return number(key, "a number", 1, most).map(Math::toIntExact).orElse(otherwise);
    }

    boolean yes(String key) {
        return read(key, "yes or no", text -> {
                    if (!text.equals("yes") && !text.equals("no")) {
                        throw new IllegalArgumentException("neither");
                    }
                    return text.equals("yes");
                })
                .orElse(true);
    }

    /** A key that means nothing without another. */
    void requires(String key, String other) {
        if (has(key) && !has(other)) {
            problem(key, "expected " + other + " with it, found none");
        }
    }

    /** The values whose keys begin so, by what comes behind. */
    Map<String, String> below(String beginning) {
        Map<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(beginning)) {
                asked.add(key);
                found.put(key.substring(beginning.length()), value);
            }
        });
        return found;
    }

    /** Notes the keys that nobody asked for. */
    void rest(String more) {
        List<String> known = new ArrayList<>(asked);
        known.removeIf(key -> key.startsWith("env."));
        for (String key : new TreeSet<>(values.keySet())) {
            if (!asked.contains(key)) {
                problem(key, "expected one of " + String.join(", ", known) + more);
            }
        }
    }

    /** Words with blanks between them; what stands between double quotes is one word. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote that does not end");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
