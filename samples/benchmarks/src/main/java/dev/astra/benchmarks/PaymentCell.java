package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Payments;

/**
 * Immutable. What is measured once in each round.
 *
 * @param kind the engine
 * @param clients how many threads pay
 * @param hot whether every payment goes to one account
 * @param upkeep whether snapshots or checkpoints run all the time beside them
 */
record PaymentCell(Payments.Kind kind, int clients, boolean hot, boolean upkeep) {
    String work() {
        return (hot ? "one hot account" : "uniform") + (upkeep ? ", snapshots" : "");
    }
}
