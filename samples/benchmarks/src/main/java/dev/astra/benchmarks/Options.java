package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. What was asked for on the command line.
 *
 * @param quick whether the short plan is enough
 * @param rounds how many rounds; null for the plan's own
 * @param kinds what is compared
 * @param sizes how many records are stored, for the long plan
 * @param out where the figures go, and the data meanwhile: it has to be on the disk that is to be measured
 */
record Options(boolean quick, @Nullable Integer rounds, Set<Kind> kinds, Set<Long> sizes, Path out) {
    static final String HELP = """
            bench [--quick] [--rounds N] [--only ENGINE,...] [--records N,...] [--out DIRECTORY]
            bench licensing [DIRECTORY [LICENSES]]   the published list: checks and publications, about two minutes
            bench trades                             a million trades judged, some of them also by Python
            bench ledger [--help]                    payments between accounts, beside databases
            Supervision is measured by a script of its own, bench-supervision.

              --quick   one size, three rounds: less than two minutes instead of half an hour
              --rounds  how often each cell is measured (5)
              --only    engines: store, whole_file, sqlite, sqlite_group, h2, postgres (all)
              --records sizes of the long plan (1000,10000,100000,1000000)
              --out     for the figures, and for the data meanwhile: choose the disk to measure (target/bench)
            """;

    /** Empty if help was asked for. */
    static Optional<Options> of(List<String> arguments) {
        boolean quick = false;
        Integer rounds = null;
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        Set<Long> sizes = new TreeSet<>(Set.of(1_000L, 10_000L, 100_000L, 1_000_000L));
        Path out = Path.of("target", "bench");
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--help", "-h" -> {
                    return Optional.empty();
                }
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = Math.toIntExact(positive(value(word, words)));
                case "--only" -> kinds = kinds(value(word, words));
                case "--records" -> sizes = sizes(value(word, words));
                case "--out" -> out = Path.of(value(word, words));
                default -> throw new IllegalArgumentException("expected an option, got " + word + "; see --help");
            }
        }
        return Optional.of(new Options(quick, rounds, kinds, sizes, out.toAbsolutePath()));
    }

    Plan plan(Set<Kind> available) {
        Plan plan = quick ? Plan.quick(available) : Plan.full(available, sizes);
        return rounds == null ? plan : plan.withRounds(rounds);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("expected a value behind " + option + ", got nothing");
        }
        return words.next();
    }

    private static long positive(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException("expected a number of at least 1, got " + text);
    }

    private static Set<Long> sizes(String text) {
        Set<Long> sizes = new TreeSet<>();
        for (String size : text.split(",", -1)) {
            sizes.add(positive(size));
        }
        return sizes;
    }

    private static Set<Kind> kinds(String text) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : text.split(",", -1)) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("expected an engine, got " + name + "; see --help")));
        }
        return kinds;
    }
}
