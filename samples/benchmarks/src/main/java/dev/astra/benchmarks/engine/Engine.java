package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Thread-safe. Licenses kept somewhere, open. Closing it leaves everything on the disk. */
public interface Engine extends AutoCloseable {
    /**
     * Puts licenses 1 to {@code count}, as {@link License#fresh} makes them, into an engine that holds none.
     *
     * @param count how many
     */
    void load(long count) throws IOException, SQLException;

    /** A new client, for one thread. */
    Client client() throws IOException, SQLException;

    /** Counts what is there, by reading every license. */
    Tally tally() throws IOException, SQLException;

    /**
     * What the engine does now and then beside its commits to keep its log short: a snapshot or a checkpoint. Runs it once
     * and returns when it is done; empty if it has nothing of the kind.
     */
    default Optional<Upkeep> upkeep() {
        return Optional.empty();
    }

    /** How many bytes were written since some fixed moment, if the engine writes from another process; else empty. */
    default Optional<Written> written() {
        return Optional.empty();
    }

    @Override
    void close() throws IOException, SQLException;

    /** One run of what {@link Engine#upkeep} says. */
    interface Upkeep {
        /** Runs it to its end. */
        void run() throws IOException, SQLException;
    }

    /** Asks another process. */
    interface Written {
        /** Bytes so far. */
        long bytes() throws SQLException;
    }

    /**
     * Immutable. What an engine holds.
     *
     * @param licenses how many there are
     * @param binds the sum of their {@link License#binds}
     */
    record Tally(long licenses, long binds) {}
}
