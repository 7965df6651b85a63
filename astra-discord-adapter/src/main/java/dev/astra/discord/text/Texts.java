package dev.astra.discord.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. The messages of one part of the program in several languages: {@code NAME.properties} is the original, {@code
 * NAME_pt.properties} a translation, both UTF-8. A message has places such as <code>{order}</code>, by name: a translator
 * sees what they are, and an apostrophe is an apostrophe.
 *
 * <pre>{@code
 * Texts texts = Texts.load(file -> MyCommands.class.getResourceAsStream(file), "texts", Locale.forLanguageTag("pt"));
 * texts.in(locale, "greeting", "name", Markup.plain(name));
 * }</pre>
 */
public final class Texts {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    private final String name;
    private final Map<String, Map<String, String>> languages;

    private Texts(String name, Map<String, Map<String, String>> languages) {
        this.name = name;
        this.languages = languages;
    }

    /**
     * Reads the files.
     *
     * @param resources opens a file by its name, or answers null; a lambda of yours, since only your module may read its
     *     own resources
     * @param name of the files, without language and ending
     * @param translations the languages besides the original
     * @throws IllegalArgumentException if a file is missing, or a translation has other keys or places than the original
     */
    public static Texts load(Function<String, @Nullable InputStream> resources, String name, Locale... translations) {
        Map<String, Map<String, String>> languages = new HashMap<>();
        Map<String, String> original = read(resources, name + ".properties");
        languages.put("", original);
        for (Locale translation : translations) {
            String file = name + "_" + translation.getLanguage() + ".properties";
            Map<String, String> translated = read(resources, file);
            requireSame(file, original, translated);
            languages.put(translation.getLanguage(), translated);
        }
        return new Texts(name, Map.copyOf(languages));
    }

    /**
     * A message.
     *
     * @param locale of the reader
     * @param key which
     * @param values name and value of each place, in turn; put in as they are, so the words of others go through {@link
     *     Markup} first
     * @throws IllegalArgumentException if there is no such message, or the places are not exactly its own
     */
    public String in(Locale locale, String key, Object... values) {
        String message =
                languages.getOrDefault(locale.getLanguage(), original()).get(key);
        if (message == null) {
            throw new IllegalArgumentException("expected a message \"" + key + "\" in " + name + ".properties");
        }
        Map<String, String> filled = pairs(key, values);
        if (!filled.keySet().equals(places(message))) {
            throw new IllegalArgumentException(
                    "message \"" + key + "\" has the places " + places(message) + ", got " + filled.keySet());
        }
        return PLACE.matcher(message).replaceAll(place -> Matcher.quoteReplacement(filled.get(place.group(1))));
    }

    /**
     * A message, for whoever comes to read it.
     *
     * @param key which
     * @param values as for {@link #in}
     */
    public Phrase phrase(String key, Object... values) {
        in(Locale.ROOT, key, values);
        Object[] kept = values.clone();
        return locale -> in(locale, key, kept);
    }

    /** The languages with texts of their own, besides the original. */
    public Set<String> translations() {
        Set<String> codes = new TreeSet<>(languages.keySet());
        codes.remove("");
        return codes;
    }

    private Map<String, String> original() {
        return languages.getOrDefault("", Map.of());
    }

    private static Map<String, String> pairs(String key, Object[] values) {
        if (values.length % 2 != 0) {
            throw new IllegalArgumentException("expected names and values in turn for \"" + key + "\"");
        }
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.put(values[i].toString(), values[i + 1].toString());
        }
        return pairs;
    }

    private static Set<String> places(String message) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(message).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static Map<String, String> read(Function<String, @Nullable InputStream> resources, String file) {
        Properties properties = new Properties();
        try (InputStream bytes = resources.apply(file)) {
            if (bytes == null) {
                throw new IllegalArgumentException("expected a resource " + file + ", found none");
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("could not read " + file, unreadable);
        }
        Map<String, String> messages = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return Map.copyOf(messages);
    }

    private static void requireSame(String file, Map<String, String> original, Map<String, String> translated) {
        if (!original.keySet().equals(translated.keySet())) {
            Set<String> differing = new TreeSet<>(original.keySet());
            differing.addAll(translated.keySet());
            differing.removeIf(key -> original.containsKey(key) && translated.containsKey(key));
            throw new IllegalArgumentException(file + " and the original do not both have the keys " + differing);
        }
        original.forEach((key, message) -> {
            Set<String> found = places(translated.getOrDefault(key, ""));
            if (!places(message).equals(found)) {
                throw new IllegalArgumentException(
                        file + ": \"" + key + "\" has the places " + found + ", expected " + places(message));
            }
        });
    }
}
