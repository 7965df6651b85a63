package dev.astra.launcher.config;

import dev.astra.core.RejectedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. The values of settings. The environment comes first, then {@code .env} in the working directory, then the
 * file; an empty value counts as none. A value is looked at when it is asked for, so that a command fails only over the
 * settings that it uses.
 */
public final class Configuration {
    private static final int SHOWN_CHARACTERS = 40;

    private final Path directory;
    private final List<Source> sources;
    private final List<String> warnings;

    Configuration(Path directory, List<Source> sources, List<String> warnings) {
        this.directory = directory;
        this.sources = List.copyOf(sources);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Tells everything that is wrong with these settings in one report.
     *
     * @param required those that must have a value
     * @param optional those that may be missing
     * @throws RejectedException naming each of them, what was expected and what was found
     */
    public void check(List<Setting<?>> required, List<Setting<?>> optional) {
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : required) {
            look(setting).problem(true).ifPresent(problems::add);
        }
        for (Setting<?> setting : optional) {
            look(setting).problem(false).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new RejectedException((problems.size() == 1 ? "a setting needs" : problems.size() + " settings need")
                    + " your attention:\n  " + String.join("\n  ", problems)
                    + "\nset them in the environment, in .env, or in the file astra.properties in the home directory");
        }
    }

    /**
     * The value of a setting.
     *
     * @throws RejectedException if it has none, or one that cannot be read
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> {
            check(List.of(setting), List.of());
            return new IllegalStateException("expected a value of " + setting.key());
        });
    }

    /**
     * The value of a setting, if it has one.
     *
     * @throws RejectedException if it cannot be read
     */
    public <T> Optional<T> find(Setting<T> setting) {
        check(List.of(), List.of(setting));
        return look(setting).value();
    }

    /** A path of a setting or of the command line, as seen from the working directory. */
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    /** What is odd about the settings, in sentences. */
    public List<String> warnings() {
        return warnings;
    }

    private <T> Look<T> look(Setting<T> setting) {
        for (Source source : sources) {
            Optional<String> text = source.get(setting.key());
            Optional<String> file = setting.secret() ? source.get(setting.fileKey()) : Optional.empty();
            if (text.isPresent() && file.isPresent()) {
                return Look.bad(
                        setting.key() + ": expected it or " + setting.fileKey() + ", found both in " + source.name());
            }
            if (file.isPresent()) {
                return protectedFile(setting, file.get(), source);
            }
            if (text.isPresent()) {
                return read(setting, text.get(), source.name());
            }
        }
        return setting.fallback().isPresent()
                ? read(setting, setting.fallback().get(), "the default")
                : Look.missing(setting.key() + ": expected " + setting.expected() + " (" + setting.meaning()
                        + "), found nothing");
    }

    private <T> Look<T> protectedFile(Setting<T> setting, String name, Source source) {
        try {
            Path file = resolve(Path.of(name));
            return ProtectedFile.read(file)
                    .fold(
                            text -> read(setting, text, file.toString()),
                            problem -> Look.bad(setting.fileKey() + ": " + problem));
        } catch (InvalidPathException noPath) {
            return Look.bad(setting.fileKey() + ": expected a path, found none in " + source.name());
        }
    }

    private static <T> Look<T> read(Setting<T> setting, String text, String where) {
        try {
            return Look.good(setting.reader().apply(text));
        } catch (IllegalArgumentException unreadable) {
            return Look.bad(setting.key() + ": expected " + setting.expected() + ", found " + shown(setting, text)
                    + " in " + where);
        }
    }

    private static String shown(Setting<?> setting, String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c != 0x7f);
        return setting.secret() || !plain || text.length() > SHOWN_CHARACTERS
                ? "a text of " + text.length() + " characters that is none"
                : "\"" + text + "\"";
    }

    /** One place where values come from. */
    interface Source {
        String name();

        /** The value of a key, without blanks around it; empty if there is none or it is blank. */
        Optional<String> get(String key);
    }

    /** What was found under a key. */
    private record Look<T>(Optional<T> value, Optional<String> bad, Optional<String> missing) {
        static <T> Look<T> good(T value) {
            return new Look<>(Optional.of(value), Optional.empty(), Optional.empty());
        }

        static <T> Look<T> bad(String problem) {
            return new Look<>(Optional.empty(), Optional.of(problem), Optional.empty());
        }

        static <T> Look<T> missing(String problem) {
            return new Look<>(Optional.empty(), Optional.empty(), Optional.of(problem));
        }

        Optional<String> problem(boolean required) {
            return required ? bad.or(() -> missing) : bad;
        }
    }
}
