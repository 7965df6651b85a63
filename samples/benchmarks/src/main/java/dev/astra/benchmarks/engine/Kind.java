package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What is compared, and how each is used. */
public enum Kind {
    /** This store. */
    STORE("Astra's store", "one writer thread, one sync for all that wait, FileJournal"),
    /** A JSON file rewritten at each change. */
    WHOLE_FILE("JSON file rewritten", "temporary file, sync, rename, sync of the directory"),
    /** SQLite with a transaction for each change. */
    SQLITE("SQLite", "WAL, synchronous=FULL, prepared, one connection under a lock, a transaction each"),
    /** SQLite at its best. */
    SQLITE_GROUP("SQLite, grouped", "the same, but one thread commits all that wait in one transaction"),
    /** H2, made durable. */
    H2("H2", "embedded, prepared, a connection each, CHECKPOINT SYNC after each commit"),
    /** PostgreSQL at its best. */
    POSTGRES("PostgreSQL", "synchronous_commit=on, Unix socket, a connection each, one prepared function call");

    private final String title;
    private final String how;

    Kind(String title, String how) {
        this.title = title;
        this.how = how;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** How it is used. */
    public String how() {
        return how;
    }

    /** Whether it runs in this process. */
    public boolean embedded() {
        return this != POSTGRES;
    }

    /**
     * Opens what is in a directory, or an empty one.
     *
     * @param directory of this engine alone; its name and that of the one above name PostgreSQL's database
     * @param cluster the server, for PostgreSQL
     */
    public Engine open(Path directory, Optional<PostgresCluster> cluster) throws IOException, SQLException {
        Files.createDirectories(directory);
        return switch (this) {
            case STORE -> new StoreEngine(directory);
            case WHOLE_FILE -> new WholeFileEngine(directory);
            case SQLITE -> new SqliteEngine(directory);
            case SQLITE_GROUP -> new SqliteGroupEngine(directory);
            case H2 -> new H2Engine(directory);
            case POSTGRES -> new PostgresEngine(cluster.orElseThrow(), database(directory));
        };
    }

    /** The database of a directory: its name and that of the one above. */
    private static String database(Path directory) {
        return directory.getName(directory.getNameCount() - 2) + "_" + directory.getFileName();
    }

    /**
     * How many times PostgreSQL synced its log during some binds of one client.
     *
     * @param cluster the server
     * @param directory that it was opened with
     * @param binds how many
     */
    public static long postgresSyncs(PostgresCluster cluster, Path directory, int binds)
            throws IOException, SQLException {
        try (Connection connection = cluster.connect(database(directory));
                Client client = PostgresEngine.client(connection)) {
            long before = PostgresCluster.syncs(connection);
            for (int i = 1; i <= binds; i++) {
                client.bind(License.orderOf(i), License.machine(-i));
            }
            return PostgresCluster.syncs(connection) - before;
        }
    }
}
