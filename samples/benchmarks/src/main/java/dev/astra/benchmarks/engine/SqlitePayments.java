package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** Thread-safe. Wallets in SQLite: one connection, a lock around it, one transaction for each payment. */
final class SqlitePayments implements Payments {
    private final Path directory;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private long number;

    SqlitePayments(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.connection = SqliteFile.open(directory);
    }

    @Override
    public void load(int accounts) throws SQLException {
        SqlPayment.load(connection, accounts);
        SqliteFile.checkpoint(connection);
    }

    @Override
    public Payer payer() throws SQLException {
        lock.lock();
        try {
            number = Math.max(number, SqlPayment.verified(connection));
            SqlPayment work = new SqlPayment(connection, "");
            return (id, from, to, cents) -> {
                lock.lock();
                try {
                    connection.setAutoCommit(false);
                    long paid = work.pay(++number, id, from, to, cents);
                    connection.commit();
                    return paid;
                } finally {
                    lock.unlock();
                }
            };
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long verified() throws SQLException {
        return SqlPayment.verified(connection);
    }

    @Override
    public Engine.Upkeep upkeep() {
        return () -> {
            try (Connection own = SqliteFile.open(directory)) {
                SqlTable.execute(own, "PRAGMA wal_checkpoint(PASSIVE)");
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
