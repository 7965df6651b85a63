package dev.astra.benchmarks.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command: measures all supervisors that are installed, and prints a table for each question. */
public final class SupervisionBench {
    private static final int CHILDREN = 100;
    private static final int STORMS = 5;
    private static final int ROUNDS = 60;
    private static final int IDLE_SECONDS = 60;

    private final Path directory;
    private final Path child;
    private final List<Rival> rivals;

    private SupervisionBench(Path directory, List<Rival> rivals) throws IOException, InterruptedException {
        this.directory = directory;
        this.rivals = rivals;
        this.child = directory.resolve("child");
        Path source = directory.resolve("child.c");
        try (InputStream text = Objects.requireNonNull(SupervisionBench.class.getResourceAsStream("child.c"))) {
            Files.copy(text, source);
        }
        int code = new ProcessBuilder("cc", "-O2", "-static", "-o", child.toString(), source.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("expected a C compiler, cc ended with " + code);
        }
    }

    /** {@code all [rounds] [seconds]}, {@code restart [rounds]}, or {@code crowd [seconds]}; behind that, some of the supervisors. */
    public static void main(String[] words) throws Exception {
        List<String> names = Stream.of(words).filter(SupervisionBench::isRival).toList();
        String[] arguments =
                Stream.of(words).filter(word -> !names.contains(word)).toArray(String[]::new);
        String what = arguments.length > 0 ? arguments[0] : "all";
        List<Rival> rivals = Stream.of(Rival.values())
                .filter(Rival::there)
                .filter(rival -> names.isEmpty() || names.contains(rival.name()))
                .toList();
        SupervisionBench bench = new SupervisionBench(Files.createTempDirectory("supervision"), rivals);
        List<Rival> missing =
                Stream.of(Rival.values()).filter(rival -> !rival.there()).toList();
        if (!missing.isEmpty()) {
            System.out.println("Not installed: " + missing);
        }
        switch (what) {
            case "restart" -> bench.restart(number(arguments, 1, ROUNDS));
            case "crowd" -> bench.crowd(number(arguments, 1, IDLE_SECONDS));
            case "all" -> {
                bench.restart(number(arguments, 1, ROUNDS));
                System.out.println();
                bench.crowd(number(arguments, 2, IDLE_SECONDS));
            }
            default -> throw new IllegalArgumentException("expected all, restart or crowd, got another word");
        }
        System.exit(0);
    }

    private static boolean isRival(String word) {
        return Stream.of(Rival.values()).anyMatch(rival -> rival.name().equals(word));
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    /** All run at once with one child each; one is killed at a time. */
    private void restart(int rounds) throws IOException, InterruptedException {
        Random random = new Random();
        Map<Rival, List<Long>> all = new EnumMap<>(Rival.class);
        List<Trial> trials = new ArrayList<>();
        try {
            for (Rival rival : rivals) {
                trials.add(new Trial(rival, directory.resolve(rival.name()), child, 1));
                all.put(rival, new ArrayList<>());
            }
            pause(3_000);
            for (int i = 0; i < rounds; i++) {
                for (Trial trial : trials) {
                    Objects.requireNonNull(all.get(trial.rival())).add(trial.kill(0));
                    pause(1_200 / trials.size() + random.nextInt(100));
                }
            }
        } finally {
            stop(trials);
        }
        System.out.println("| Supervisor | n | median ms | p90 | p99 | longest |\n|---|---|---|---|---|---|");
        all.forEach((rival, nanos) -> {
            List<Long> sorted = nanos.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f | %.2f |%n",
                    rival.shown(),
                    sorted.size(),
                    at(sorted, 0.5),
                    at(sorted, 0.9),
                    at(sorted, 0.99),
                    at(sorted, 1));
        });
    }

    /** With a hundred children each: first all together do nothing; then, one supervisor at a time, all are killed at once. */
    private void crowd(int seconds) throws IOException, InterruptedException {
        Map<Rival, String> idle = idle(seconds);
        System.out.println("| Supervisor | idle CPU % | memory MiB (PSS) | all 100 back, median ms | longest |\n"
                + "|---|---|---|---|---|");
        for (Rival rival : rivals) {
            Trial trial = new Trial(rival, directory.resolve(rival.name() + "-storm"), child, CHILDREN);
            try {
                pause(2_500);
                List<Long> storms = new ArrayList<>();
                for (int i = 0; i < STORMS; i++) {
                    storms.add(trial.killAll());
                    pause(1_500);
                }
                List<Long> sorted = storms.stream().sorted().toList();
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.0f | %.0f |%n",
                        rival.shown(),
                        idle.get(rival),
                        at(sorted, 0.5),
                        at(sorted, 1));
            } finally {
                trial.stop();
            }
        }
    }

    private Map<Rival, String> idle(int seconds) throws IOException, InterruptedException {
        Map<Rival, String> figures = new EnumMap<>(Rival.class);
        List<Trial> trials = new ArrayList<>();
        try {
            for (Rival rival : rivals) {
                trials.add(new Trial(rival, directory.resolve(rival.name() + "-idle"), child, CHILDREN));
            }
            pause(10_000);
            List<Double> before = new ArrayList<>();
            for (Trial trial : trials) {
                before.add(trial.processorSeconds());
            }
            pause(seconds * 1_000L);
            for (int i = 0; i < trials.size(); i++) {
                double share = (trials.get(i).processorSeconds() - before.get(i)) / seconds * 100;
                figures.put(
                        trials.get(i).rival(),
                        String.format(
                                Locale.ROOT, "%.2f | %.1f", share, trials.get(i).mebibytes()));
            }
        } finally {
            stop(trials);
        }
        return figures;
    }

    private static double at(List<Long> sorted, double quantile) {
        int index = (int) Math.ceil(quantile * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    private static void stop(List<Trial> trials) throws IOException, InterruptedException {
        for (Trial trial : trials) {
            trial.stop();
        }
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
