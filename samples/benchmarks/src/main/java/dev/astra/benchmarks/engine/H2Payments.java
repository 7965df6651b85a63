package dev.astra.benchmarks.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** Thread-safe. Wallets in H2 in the same process, a connection for each client, synced after each commit. */
final class H2Payments implements Payments {
    private static final int CACHE_KIB = 256 * 1024;

    private final String url;
    private final Connection connection;
    private final AtomicLong numbers = new AtomicLong();

    H2Payments(Path directory) throws SQLException {
        this.url = "jdbc:h2:file:" + directory.resolve("wallets").toAbsolutePath() + ";CACHE_SIZE=" + CACHE_KIB
                + ";LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE";
        this.connection = DriverManager.getConnection(url);
    }

    @Override
    public void load(int accounts) throws SQLException {
        SqlPayment.load(connection, accounts);
        SqlTable.execute(connection, "CHECKPOINT SYNC");
    }

    @Override
    public Payer payer() throws SQLException {
        numbers.accumulateAndGet(SqlPayment.verified(connection), Math::max);
        return new OwnConnection(DriverManager.getConnection(url));
    }

    private final class OwnConnection implements Payer {
        private final Connection own;
        private final SqlPayment work;
        private final PreparedStatement sync;

        OwnConnection(Connection own) throws SQLException {
            this.own = own;
            own.setAutoCommit(false);
            this.work = new SqlPayment(own, " FOR UPDATE");
            this.sync = own.prepareStatement("CHECKPOINT SYNC");
        }

        @Override
        public long pay(String id, int from, int to, long cents) throws SQLException {
            long paid = work.pay(numbers.incrementAndGet(), id, from, to, cents);
            own.commit();
            sync.execute();
            return paid;
        }

        @Override
        public void close() throws SQLException {
            own.close();
        }
    }

    @Override
    public long verified() throws SQLException {
        return SqlPayment.verified(connection);
    }

    @Override
    public Engine.Upkeep upkeep() {
        return () -> {
            try (Connection own = DriverManager.getConnection(url)) {
                SqlTable.execute(own, "CHECKPOINT SYNC");
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
