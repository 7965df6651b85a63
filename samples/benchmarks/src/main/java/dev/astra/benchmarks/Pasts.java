package dev.astra.benchmarks;

import dev.astra.benchmarks.Results.PastFound;
import dev.astra.benchmarks.engine.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One thread. What a long past costs a store that holds little: to open, in memory, and to read a page of it. */
final class Pasts {
    private static final long LIVE = 10_000;

    private final Plan plan;
    private final Path data;

    Pasts(Plan plan, Path data) {
        this.plan = plan;
        this.data = data;
    }

    List<PastFound> run() throws IOException, InterruptedException {
        List<PastFound> all = new ArrayList<>();
        for (long past : plan.pasts()) {
            String directory = data.resolve("past_" + past).toString();
            String live = Long.toString(LIVE);
            Child.run(List.of(), Child.LOAD_PAST, directory, live, Long.toString(past));
            Progress.say(Figures.count(past) + " records of the past written");
            double[] found = Arrays.stream(Child.run(List.of(), Child.OPEN_PAST, directory, live)
                            .split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            all.add(new PastFound(
                    LIVE,
                    past,
                    found[0],
                    found[1],
                    (long) found[2],
                    Directories.size(Path.of(directory)),
                    (long) found[3],
                    (long) found[4],
                    (long) found[5]));
        }
        return all;
    }
}
