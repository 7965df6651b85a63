package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * Stateless. How SQLite is opened: a write-ahead log, synced at every commit, and a cache that holds everything. The
 * transaction takes the write lock at its start, so that it never has to start over.
 */
final class SqliteFile {
    private static final int CACHE_KIB = 256 * 1024;

    private SqliteFile() {}

    static Connection open(Path directory) throws IOException, SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        Path file = Files.createDirectories(directory).resolve("licenses.sqlite");
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** Moves the log into the database and starts it anew. */
    static void checkpoint(Connection connection) throws SQLException {
        SqlTable.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
