package dev.astra.launcher.settings;

import dev.astra.core.RejectedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable. What a settings file and the environment say together. Problems are found at once and told together; a value
 * is refused only when it is asked for, so that a command fails over nothing that it does not use.
 */
public final class AstraSettings {
    private final Path file;
    private final Map<Key<?>, Found<?>> values;
    private final List<Finding> findings;

    AstraSettings(Path file, Map<Key<?>, Found<?>> values, List<Finding> findings) {
        this.file = file;
        this.values = Map.copyOf(values);
        this.findings = List.copyOf(findings);
    }

    /**
     * A value and where it came from.
     *
     * @param value as it is used
     * @param source {@code line 7}, {@code the environment}, {@code default}
     * @param line counted from 1; 0 if it is from no line
     */
    public record Found<T>(T value, String source, int line) {
        @Override
        public String toString() {
            return "Found[" + source + "]"; // the value may be a secret
        }
    }

    /** The file that was looked at. */
    public Path file() {
        return file;
    }

    /** All that is to be said about it, problems and notices, in the order of the lines. */
    public List<Finding> findings() {
        return findings;
    }

    /** What keeps it from being used. */
    public List<Finding> problems() {
        return findings.stream().filter(Finding::grave).toList();
    }

    /** What is odd, and used all the same. */
    public List<Finding> notices() {
        return findings.stream().filter(finding -> !finding.grave()).toList();
    }

    /** The value of a key with its source; empty if there is none or it cannot be read. */
    @SuppressWarnings("unchecked") // only a key's own reader makes its value
    public <T> Optional<Found<T>> look(Key<T> key) {
        return Optional.ofNullable((Found<T>) values.get(key));
    }

    /** The value of a key, if it has one that can be read. */
    public <T> Optional<T> find(Key<T> key) {
        return look(key).map(Found::value);
    }

    /**
     * The value of a key.
     *
     * @throws RejectedException if it has none
     */
    public <T> T get(Key<T> key) {
        return find(key)
                .orElseThrow(() -> new RejectedException("expected " + key.expected() + " under " + key.name() + " in "
                        + file + ", found none; \"astra settings check\" tells more"));
    }

    /** The value as it may be shown; empty if there is none. */
    public <T> Optional<String> shown(Key<T> key) {
        return find(key).map(key::shown);
    }

    /**
     * Tells everything that keeps the file from being used, in one report.
     *
     * @param required keys that must have a value
     * @throws RejectedException naming each line, what was expected, what was found and what to do
     */
    public void check(List<Key<?>> required) {
        List<String> problems = new ArrayList<>();
        problems().forEach(problem -> problems.add(problem.sentence()));
        for (Key<?> key : required) {
            boolean told = problems().stream().anyMatch(problem -> problem.key().equals(key.name()));
            if (!values.containsKey(key) && !told) {
                problems.add(key.name() + ": expected " + key.expected() + " (" + key.meaning() + "), found nothing");
            }
        }
        if (!problems.isEmpty()) {
            throw new RejectedException((problems.size() == 1 ? "1 thing" : problems.size() + " things") + " in " + file
                    + (problems.size() == 1 ? " needs" : " need") + " your attention:\n  "
                    + String.join("\n  ", problems));
        }
    }
}
