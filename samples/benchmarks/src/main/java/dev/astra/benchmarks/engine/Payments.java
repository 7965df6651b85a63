package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Thread-safe. Wallets kept somewhere, open. Closing it leaves everything on the disk. */
public interface Payments extends AutoCloseable {
    /** What every wallet holds at first, in cents, so that no payment is refused. */
    long FIRST = 1_000_000_000;

    /** Opens wallets 0 to {@code accounts} - 1 with money on them, in an engine that holds none. */
    void load(int accounts) throws IOException, SQLException;

    /** A new client, for one thread. */
    Payer payer() throws IOException, SQLException;

    /** Counts the payments that are there, and requires that no money came or went. */
    long verified() throws IOException, SQLException;

    /** See {@link Engine#upkeep}. */
    Engine.Upkeep upkeep();

    /** See {@link Engine#written}. */
    default Optional<Engine.Written> written() {
        return Optional.empty();
    }

    @Override
    void close() throws IOException, SQLException;

    /** One thread. The fixed work. */
    @FunctionalInterface
    interface Payer extends AutoCloseable {
        /**
         * Pays from one wallet to another, once for this id: looks the id up, checks that the payer has enough, changes both
         * balances, and records two entries with the balance after each. On the disk when this returns.
         *
         * @return the payment's number; 0 if it was refused
         */
        long pay(String id, int from, int to, long cents) throws IOException, SQLException;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** What is compared. */
    enum Kind {
        /** This ledger. */
        LEDGER("Astra's ledger"),
        /** One connection under a lock, one transaction for each payment. */
        SQLITE("SQLite"),
        /** A connection for each client, synced after each commit. */
        H2("H2"),
        /** A connection for each client, one call of one function for each payment. */
        POSTGRES("PostgreSQL");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Its name in tables. */
        public String title() {
            return title;
        }

        /** Opens what is in a directory, or an empty one, whose name is the database's for PostgreSQL. */
        public Payments open(Path directory, Optional<PostgresCluster> cluster) throws IOException, SQLException {
            return switch (this) {
                case LEDGER -> new LedgerPayments(directory);
                case SQLITE -> new SqlitePayments(directory);
                case H2 -> new H2Payments(directory);
                case POSTGRES -> new PostgresPayments(cluster.orElseThrow(), String.valueOf(directory.getFileName()));
            };
        }
    }
}
