package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Thread-safe. SQLite as it is usually used: one connection, a lock around it, one transaction for each change. */
final class SqliteEngine implements Engine {
    private final Path directory;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    SqliteEngine(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.connection = SqliteFile.open(directory);
    }

    @Override
    public void load(long count) throws SQLException {
        SqlTable.load(connection, count);
        SqliteFile.checkpoint(connection);
    }

    @Override
    public Client client() throws SQLException {
        lock.lock();
        try {
            return new Locked(new SqlBind(connection, ""));
        } finally {
            lock.unlock();
        }
    }

    private final class Locked implements Client {
        private final SqlBind bind;

        Locked(SqlBind bind) {
            this.bind = bind;
        }

        @Override
        public long bind(String order, String machine) throws SQLException {
            lock.lock();
            try {
                connection.setAutoCommit(false);
                long binds = bind.bind(order, machine);
                connection.commit();
                return binds;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws SQLException {
            lock.lock();
            try {
                bind.close();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public Tally tally() throws SQLException {
        return SqlTable.tally(connection);
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return Optional.of(() -> {
            try (Connection own = SqliteFile.open(directory)) {
                SqlTable.execute(own, "PRAGMA wal_checkpoint(PASSIVE)");
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
