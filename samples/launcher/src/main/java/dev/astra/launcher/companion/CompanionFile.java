package dev.astra.launcher.companion;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Strategy;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.jdk.AfterDeath;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Immutable. The file of companion programs: lines {@code NAME.KEY = VALUE}, and a few keys for all. All that is wrong is told in
 * one report. Values are never shown: they may be secret.
 */
public final class CompanionFile {
    private final Path file;
    private final Optional<String> held;
    private final Set<String> beside;

    private CompanionFile(Path file, Optional<String> held, Set<String> beside) {
        this.file = file;
        this.held = held;
        this.beside = Set.copyOf(beside);
    }

    /** A file that need not exist. */
    public static CompanionFile at(Path file) {
        return new CompanionFile(file, Optional.empty(), Set.of());
    }

    /**
     * With one program held back: it is not enabled, and between its end and its next start there are 10 s unless the file says
     * otherwise.
     *
     * @param name its name; there need be none of this name
     */
    public CompanionFile holding(String name) {
        return new CompanionFile(file, Optional.of(name), beside);
    }

    /** Beside a program that others may wait for although it does not stand in the file. */
    public CompanionFile beside(String name) {
        return new CompanionFile(file, held, Set.of(name));
    }

    /**
     * Reads it; no programs if there is no such file.
     *
     * @throws RejectedException if anything in it cannot be understood
     */
    public CompanionPlan read() {
        if (!Files.exists(file)) {
            return CompanionPlan.empty();
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> all = new HashMap<>();
        Map<String, Map<String, String>> programs = sorted(properties(problems), all);
        List<ProcessSpec> specs = new ArrayList<>();
        programs.forEach((name, values) -> new ProgramReader(name, values, held.equals(Optional.of(name)), problems)
                .read()
                .ifPresent(specs::add));
        CompanionPlan plan = plan(new Lines("", all, problems), specs, programs, all);
        unknown(specs, programs.keySet(), problems);
        if (problems.isEmpty()) {
            circles(specs, problems);
        }
        if (!problems.isEmpty()) {
            throw new RejectedException((problems.size() == 1 ? "1 line" : problems.size() + " lines") + " of " + file
                    + " need your attention:\n  " + String.join("\n  ", problems));
        }
        return plan;
    }

    private Map<String, String> properties(List<String> problems) {
        UniqueKeys lines = new UniqueKeys();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnavailableException(
                    "expected to read " + file + ", could not: it must be text in UTF-8", unreadable);
        }
        lines.twice().forEach(key -> problems.add(key + ": expected once, found more often"));
        Map<String, String> values = new TreeMap<>();
        lines.stringPropertyNames()
                .forEach(key -> values.put(key, lines.getProperty(key).strip()));
        return values;
    }

    private static Map<String, Map<String, String>> sorted(Map<String, String> lines, Map<String, String> all) {
        Map<String, Map<String, String>> programs = new TreeMap<>();
        lines.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                all.put(key, value);
            } else {
                programs.computeIfAbsent(key.substring(0, dot), any -> new TreeMap<>())
                        .put(key.substring(dot + 1), value);
            }
        });
        return programs;
    }

    private static CompanionPlan plan(
            Lines lines, List<ProcessSpec> specs, Map<String, Map<String, String>> programs, Map<String, String> all) {
        Strategy strategy = lines.read(
                        "strategy",
                        "one-for-one, all or dependents",
                        text -> Strategy.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(Strategy.ONE_FOR_ONE);
        AfterDeath fate = lines.read(
                        "when-killed", "end or leave", text -> AfterDeath.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(AfterDeath.END);
        int megabytes = lines.count("log-megabytes", 100_000, CompanionPlan.LOG_MEGABYTES);
        int pieces = lines.count("log-pieces", 1_000, CompanionPlan.LOG_PIECES);
        lines.rest(", or a key such as bot.command");
        Map<String, Map<String, String>> read = new TreeMap<>(programs);
        read.put("", all);
        return new CompanionPlan(specs, strategy, fate, megabytes, pieces, read);
    }

    private void unknown(List<ProcessSpec> specs, Set<String> names, List<String> problems) {
        for (ProcessSpec spec : specs) {
            Set<ProgramName> missing = new TreeSet<>(spec.after());
            missing.removeIf(name -> names.contains(name.value()) || beside.contains(name.value()));
            if (!missing.isEmpty()) {
                problems.add(spec.name() + ".after: expected names of other programs, found no program "
                        + missing.stream().map(ProgramName::value).collect(Collectors.joining(" and ")));
            }
        }
    }

    private static void circles(List<ProcessSpec> specs, List<String> problems) {
        List<ProcessSpec> alone = new ArrayList<>(specs);
        Set<ProgramName> there = specs.stream().map(ProcessSpec::name).collect(Collectors.toSet());
        specs.stream()
                .flatMap(spec -> spec.after().stream())
                .filter(name -> !there.contains(name))
                .distinct()
                .forEach(name ->
                        alone.add(ProcessSpec.builder(name.value(), "beside").build()));
        try {
            Supervisor.order(alone);
        } catch (IllegalArgumentException circle) {
            problems.add(String.valueOf(circle.getMessage()));
        }
    }
}
