package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Immutable. What a run measures and for how long.
 *
 * @param name how it was asked for
 * @param cells what is measured
 * @param rounds how often
 * @param warmUp runs before each measurement and is not counted
 * @param slices how many slices of time are counted in each cell
 * @param most how many slices are measured at most while waiting for quiet ones
 * @param patience how long a cell waits at most for the machine to be quiet
 * @param pasts how long the pasts are that a store of 10,000 records is measured with
 * @param reopened the sizes that are reopened in a process of their own
 */
record Plan(
        String name,
        List<Cell> cells,
        int rounds,
        Duration warmUp,
        int slices,
        int most,
        Duration patience,
        List<Long> pasts,
        List<Long> reopened) {
    static final int MANY = 64;
    private static final List<Integer> CLIENTS = List.of(1, MANY);
    private static final long LARGEST_WHOLE_FILE = 100_000;
    private static final long SHORT_PAST = 20_000;
    private static final long LONGEST_PAST = 10;
    private static final long LEAST_REOPENED = 100_000;
    private static final long WITH_UPKEEP = 100_000;
    private static final long WHOLE_FILE_ONLY = 10_000;

    /** Everything, in these sizes. */
    static Plan full(Set<Kind> kinds, Set<Long> sizes) {
        return new Plan(
                "full",
                cells(kinds, List.copyOf(sizes), sizes.contains(WITH_UPKEEP) ? WITH_UPKEEP : Collections.max(sizes)),
                5,
                Duration.ofMillis(600),
                6,
                10,
                Duration.ofSeconds(1),
                List.of(SHORT_PAST, LONGEST_PAST * Collections.max(sizes)),
                sizes.stream().filter(size -> size >= LEAST_REOPENED).toList());
    }

    /** Less than two minutes: one size for all, three rounds. */
    static Plan quick(Set<Kind> kinds) {
        return new Plan(
                "quick",
                cells(kinds, List.of(10_000L), 10_000),
                3,
                Duration.ofMillis(300),
                3,
                6,
                Duration.ofMillis(400),
                List.of(20_000L, 200_000L),
                List.of(10_000L));
    }

    private static List<Cell> cells(Set<Kind> kinds, List<Long> sizes, long sizeWithUpkeep) {
        List<Cell> cells = new ArrayList<>();
        for (Kind kind : kinds) {
            for (long size : sizes) {
                for (int clients : CLIENTS) {
                    if (measured(kind, size, sizes.size())) {
                        cells.add(new Cell(kind, size, clients));
                    }
                }
            }
            cells.add(new Cell(kind, sizeWithUpkeep, MANY, true));
        }
        return List.copyOf(cells);
    }

    /** The middle size of several is there for the whole file, which cannot hold the largest in reasonable time. */
    private static boolean measured(Kind kind, long size, int sizes) {
        return switch (kind) {
            case STORE -> true;
            case WHOLE_FILE -> size <= LARGEST_WHOLE_FILE;
            default -> sizes == 1 || size != WHOLE_FILE_ONLY;
        };
    }

    Plan withRounds(int count) {
        return new Plan(name, cells, count, warmUp, slices, most, patience, pasts, reopened);
    }
}
