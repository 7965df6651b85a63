package dev.astra.launcher.config;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import dev.astra.core.process.RestartPolicy;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The programs that run beside the instance, from a file of lines {@code NAME.KEY = VALUE}. All that is wrong is told in one
 * report. Values are never shown: they may be secret.
 */
public final class CompanionFile {
    private static final int LONGEST_SECONDS = 86_400;
    private static final Duration HELD_PAUSE = Duration.ofSeconds(10);

    private final Path file;
    private final String held;
    private final List<String> problems = new ArrayList<>();

    private CompanionFile(Path file, String held) {
        this.file = file;
        this.held = held;
    }

    /**
     * Reads the programs; none if there is no such file.
     *
     * @param file the file
     * @throws RejectedException if anything in it cannot be understood
     */
    public static List<ProcessSpec> read(Path file) {
        return holding(file, "");
    }

    /**
     * Like {@link #read}, with one program held back: it is not enabled, and between its end and its next start there are 10 s
     * unless the file says otherwise.
     *
     * @param file the file
     * @param held its name; there need be none of this name
     */
    public static List<ProcessSpec> holding(Path file, String held) {
        return Files.exists(file) ? new CompanionFile(file, held).read() : List.of();
    }

    private List<ProcessSpec> read() {
        Properties lines = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnavailableException(
                    "expected to read " + file + ", could not: it must be text in UTF-8", unreadable);
        }
        Map<String, Map<String, String>> programs = new TreeMap<>();
        for (String key : new TreeSet<>(lines.stringPropertyNames())) {
            int dot = key.indexOf('.');
            if (dot <= 0) {
                problems.add(key + ": expected a key such as bot.command");
                continue;
            }
            programs.computeIfAbsent(key.substring(0, dot), any -> new TreeMap<>())
                    .put(key.substring(dot + 1), lines.getProperty(key).strip());
        }
        List<ProcessSpec> specs = new ArrayList<>();
        programs.forEach((name, values) -> spec(name, values, specs));
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.size() + " lines of " + file + " need your attention:\n  "
                    + String.join("\n  ", problems));
        }
        return specs;
    }

    private void spec(String name, Map<String, String> values, List<ProcessSpec> specs) {
        List<String> command = words(values.getOrDefault("command", ""));
        if (command.isEmpty()) {
            problems.add(name + ".command: expected the program and its arguments, found nothing");
            return;
        }
        try {
            ProcessSpecBuilder builder = ProcessSpec.builder(name, command.toArray(String[]::new));
            if (name.equals(held)) {
                builder.pause(HELD_PAUSE);
            }
            values.forEach((key, value) -> set(builder, name, key, value));
            if (name.equals(held)) {
                builder.enabled(false);
            }
            safePoint(builder, name, values);
            specs.add(builder.build());
        } catch (IllegalArgumentException wrong) {
            problems.add(name + ": " + wrong.getMessage());
        }
    }

    /** A program that is busy while a file exists. */
    private void safePoint(ProcessSpecBuilder builder, String name, Map<String, String> values) {
        String busy = values.getOrDefault("busy-file", "");
        if (busy.isEmpty()) {
            if (values.containsKey("busy-seconds")) {
                problems.add(name + ".busy-seconds: expected busy-file with it, found none");
            }
            return;
        }
        try {
            Path place = Path.of(values.getOrDefault("directory", "")).resolve(busy);
            builder.safePoint(new WithoutFile(place), seconds(values.getOrDefault("busy-seconds", "60")));
        } catch (IllegalArgumentException wrong) {
            problems.add(name + ".busy-seconds: " + expected("busy-seconds"));
        }
    }

    private void set(ProcessSpecBuilder builder, String name, String key, String value) {
        try {
            switch (key) {
                case "command", "busy-file", "busy-seconds" -> {}
                case "directory" -> builder.directory(value);
                case "after" -> words(value).forEach(builder::after);
                case "restart" ->
                    builder.restart(RestartPolicy.of(RestartPolicy.Kind.valueOf(value.toUpperCase(Locale.ROOT))));
                case "start-seconds" -> builder.startWithin(seconds(value));
                case "stop-seconds" -> builder.stopWithin(seconds(value));
                case "pause-seconds" -> builder.pause(seconds(value));
                case "enabled" -> builder.enabled(yes(value));
                default -> other(builder, key, value);
            }
        } catch (IllegalArgumentException wrong) {
            problems.add(name + "." + key + ": " + expected(key));
        }
    }

    private static void other(ProcessSpecBuilder builder, String key, String value) {
        if (!key.startsWith("env.")) {
            throw new IllegalArgumentException("unknown");
        }
        builder.environment(key.substring("env.".length()), value);
    }

    private static String expected(String key) {
        return switch (key) {
            case "after" -> "expected names of other programs";
            case "restart" -> "expected permanent, transient or temporary";
            case "start-seconds", "stop-seconds", "pause-seconds", "busy-seconds" ->
                "expected seconds from 0 to " + LONGEST_SECONDS;
            case "enabled" -> "expected yes or no";
            default ->
                "expected one of command, directory, after, restart, start-seconds, stop-seconds, pause-seconds, "
                        + "busy-file, busy-seconds, enabled and env.NAME";
        };
    }

    private static boolean yes(String value) {
        if (!value.equals("yes") && !value.equals("no")) {
            throw new IllegalArgumentException("neither");
        }
        return value.equals("yes");
    }

    private static Duration seconds(String value) {
        long number = Long.parseLong(value);
        if (number < 0 || number > LONGEST_SECONDS) {
            throw new IllegalArgumentException("out of range");
        }
        return Duration.ofSeconds(number);
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
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
