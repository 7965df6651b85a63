package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;

/**
 * Immutable. What is measured once in each round.
 *
 * @param kind the engine
 * @param records how many licenses it holds
 * @param clients how many threads bind, each waiting for its answer
 * @param upkeep whether snapshots or checkpoints run all the time beside them
 */
record Cell(Kind kind, long records, int clients, boolean upkeep) {
    Cell(Kind kind, long records, int clients) {
        this(kind, records, clients, false);
    }

    /** The same work on another engine. */
    Cell on(Kind other) {
        return new Cell(other, records, clients, upkeep);
    }
}
