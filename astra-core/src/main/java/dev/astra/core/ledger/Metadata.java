package dev.astra.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Immutable. A few words on a transfer: {@code order=4711}, {@code item=theme-blue}. They stand in the history for good, so
 * nothing personal belongs in them: no names, e-mails, addresses.
 *
 * @param values at most 8; keys of 1 to 32 lower-case letters, digits, dots, hyphens and underscores; values of 1 to 128
 *     characters on one line, without {@code @}; in the order of the keys
 */
public record Metadata(Map<String, String> values) {
    /** Nothing. */
    public static final Metadata NONE = new Metadata(Map.of());

    private static final int MOST = 8;
    private static final int LONGEST = 128;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    /** Refuses too much, and what looks like an address. */
    public Metadata {
        if (values.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " values, got " + values.size());
        }
        values.forEach(Metadata::check);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    private static void check(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("expected a key of 1 to 32 lower-case letters, digits, dots, hyphens and"
                    + " underscores, got one of " + key.length() + " characters");
        }
        if (value.isBlank()
                || value.length() > LONGEST
                || value.chars().anyMatch(c -> Character.isISOControl(c) || c == '@')) {
            throw new IllegalArgumentException("expected a value of 1 to " + LONGEST
                    + " characters on one line and without addresses for " + key + ", got one of " + value.length()
                    + " characters");
        }
    }

    /** One value. */
    public static Metadata of(String key, String value) {
        return new Metadata(Map.of(key, value));
    }

    /** With one value more, or another one. */
    public Metadata with(String key, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(key, value);
        return new Metadata(more);
    }

    /** Key, value, key, value. */
    List<String> flat() {
        List<String> flat = new ArrayList<>();
        values.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat;
    }

    static Metadata ofFlat(List<String> flat) {
        if (flat.isEmpty()) {
            return NONE;
        }
        if (flat.size() % 2 != 0) {
            throw new IllegalArgumentException("expected keys and values in turn, got " + flat.size());
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            values.put(flat.get(i), flat.get(i + 1));
        }
        return new Metadata(values);
    }

    /** Key and value with an equals sign, with commas between. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(text.length() == 0 ? "" : ", ")
                .append(key)
                .append('=')
                .append(value));
        return text.toString();
    }
}
