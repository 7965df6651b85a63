package dev.astra.launcher.settings;

import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Setting;
import dev.astra.launcher.config.Spelling;
import dev.astra.launcher.settings.AstraSettings.Found;
import dev.astra.launcher.settings.IniText.Entry;
import dev.astra.launcher.settings.Key.Name;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread. Reads a settings file once and finds everything that is to be said about it. */
public final class SettingsReader {
    private static final int LONGEST_BYTES = 1024 * 1024;
    private static final int SHOWN_CHARACTERS = 40;

    private final Configuration configuration;
    private final Map<Key<?>, Found<?>> values = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Reads nothing yet.
     *
     * @param configuration what wins over the file: the environment first
     */
    public SettingsReader(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Reads the file that the configuration names. */
    public AstraSettings read() {
        return read(configuration.resolve(configuration.get(dev.astra.launcher.config.Settings.SETTINGS_FILE)));
    }

    /**
     * Reads a file. One that is missing or no text is a problem in the report, not an exception.
     *
     * @param file at most 1 MiB of UTF-8
     */
    public AstraSettings read(Path file) {
        IniText text = text(file).map(IniText::parse).orElse(new IniText(List.of(), List.of()));
        findings.addAll(text.problems());
        text.entries().forEach(this::take);
        for (Key<?> key : Keys.ALL) {
            override(key);
            fallback(key).ifPresent(found -> values.putIfAbsent(key, found));
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return new AstraSettings(file, values, findings);
    }

    private Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_BYTES + 1);
            if (bytes.length > LONGEST_BYTES) {
                problem(0, "", "expected at most " + LONGEST_BYTES + " bytes, found more; this is no settings file");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            problem(0, "", "expected a text in UTF-8, found other bytes; save the file as UTF-8");
        } catch (NoSuchFileException missing) {
            problem(0, "", "expected the settings file here, found none; copy the sample of the guide, or name yours");
        } catch (IOException unreadable) {
            problem(0, "", "expected a readable file, could not read it; check its rights");
        }
        return Optional.empty();
    }

    private void take(Entry entry) {
        List<Key<?>> keys = Keys.ALL.stream()
                .filter(key -> key.named(entry.key()).isPresent())
                .toList();
        if (keys.isEmpty()) {
            unknown(entry);
        } else if (entry.value().isEmpty()) {
            notice(entry.line(), keys.get(0).name(), "is empty, which counts as not set");
        } else if (entry.key().equalsIgnoreCase(Keys.COOKIE.name())) {
            cookie(entry);
        } else {
            take(keys, entry);
        }
    }

    /** Takes the value for the first key that can read it: one name had another meaning in the older generation. */
    private void take(List<Key<?>> keys, Entry entry) {
        String found = "";
        for (Key<?> key : keys) {
            try {
                accept(key, entry);
                return;
            } catch (IllegalArgumentException unreadable) {
                found = String.valueOf(unreadable.getMessage());
            }
        }
        Key<?> key = keys.get(keys.size() - 1);
        String expected = String.join(", or ", keys.stream().map(Key::expected).toList());
        problem(
                entry.line(),
                key.name(),
                "expected " + expected + ", found " + (found.isEmpty() ? shown(key, entry.value()) : found));
    }

    private void unknown(Entry entry) {
        List<String> known = Keys.ALL.stream()
                .flatMap(key -> key.names().stream())
                .map(Name::text)
                .toList();
        notice(
                entry.line(),
                "",
                "unknown key " + Spelling.printable(entry.key())
                        + Spelling.nearest(entry.key(), known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; it has no effect"));
    }

    private <T> void accept(Key<T> key, Entry entry) {
        Name<T> name = key.named(entry.key()).orElseThrow();
        T value = key.reader().apply(entry.value());
        if (!entry.section().equalsIgnoreCase(key.section())) {
            notice(entry.line(), key.name(), "expected below [" + key.section() + "], found elsewhere; it counts");
        }
        keep(key, name, entry, floored(key, name, value, entry.line()));
    }

    private <T> void keep(Key<T> key, Name<T> name, Entry entry, T value) {
        Found<?> earlier = values.get(key);
        if (earlier != null && !earlier.value().equals(value)) {
            problem(
                    entry.line(),
                    key.name(),
                    "expected once, found also in line " + earlier.line() + " with another value; delete one");
            return;
        }
        if (name.deprecated()) {
            notice(entry.line(), name.text(), "is the older name; write " + key.name());
        }
        values.putIfAbsent(key, new Found<>(value, "line " + entry.line(), entry.line()));
    }

    private <T> T floored(Key<T> key, Name<T> name, T value, int line) {
        if (name.floor().isEmpty() || !below(value, name.floor().get().least())) {
            return value;
        }
        T least = name.floor().get().least();
        boolean raises = name.floor().get().raises();
        notice(
                line,
                name.text(),
                "expected at least " + key.shown(least) + ", found " + key.shown(value)
                        + (raises ? "; " + key.shown(least) + " is used" : "; it is used, and may be too often"));
        return raises ? least : value;
    }

    private static boolean below(Object value, Object least) {
        return value instanceof java.time.Duration time && time.compareTo((java.time.Duration) least) < 0;
    }

    /** A cookie opens an account and does not belong into a file that people send to each other. */
    private void cookie(Entry entry) {
        boolean placeholder = entry.value().length() < 100 && !entry.value().startsWith("_|");
        if (placeholder) {
            notice(entry.line(), Keys.COOKIE.name(), "is not read from this file; set ASTRA_ROBLOX_COOKIE");
            return;
        }
        String advice = "expected no cookie in this file, found one; whoever gets the file gets the account: ";
        if (configuration.find(dev.astra.launcher.config.Settings.ROBLOX_COOKIE).isPresent()) {
            notice(entry.line(), Keys.COOKIE.name(), advice + "take it out, the environment's is used");
        } else {
            problem(
                    entry.line(),
                    Keys.COOKIE.name(),
                    advice + "move it to ASTRA_ROBLOX_COOKIE or to the file that ASTRA_ROBLOX_COOKIE_FILE names");
        }
    }

    private <T> void override(Key<T> key) {
        Optional<T> set = key.override().flatMap(configuration::find);
        set.ifPresent(value -> {
            findings.removeIf(finding -> finding.grave() && finding.key().equals(key.name()));
            values.put(key, new Found<>(value, key.override().map(Setting::key).orElse(""), 0));
        });
    }

    private static <T> Optional<Found<T>> fallback(Key<T> key) {
        return key.fallback().map(text -> new Found<>(key.reader().apply(text), "default", 0));
    }

    private static String shown(Key<?> key, String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return key.secret() || !plain || text.length() > SHOWN_CHARACTERS
                ? "a text of " + text.length() + " characters"
                : "\"" + text + "\"";
    }

    private void problem(int line, String key, String text) {
        findings.add(Finding.problem(line, key, text));
    }

    private void notice(int line, String key, String text) {
        findings.add(Finding.notice(line, key, text));
    }
}
