package dev.astra.benchmarks.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Thread-safe. H2 in the same process, a connection for each client. H2 never syncs a commit by itself, so each commit is
 * followed by {@code CHECKPOINT SYNC}.
 */
final class H2Engine implements Engine {
    private static final int CACHE_KIB = 256 * 1024;

    private final String url;
    private final Connection connection;

    H2Engine(Path directory) throws SQLException {
        this.url = "jdbc:h2:file:" + directory.resolve("licenses").toAbsolutePath() + ";CACHE_SIZE=" + CACHE_KIB
                + ";LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE";
        this.connection = DriverManager.getConnection(url);
    }

    @Override
    public void load(long count) throws SQLException {
        SqlTable.load(connection, count);
        SqlTable.execute(connection, "CHECKPOINT SYNC");
    }

    @Override
    public Client client() throws SQLException {
        return new OwnConnection(DriverManager.getConnection(url));
    }

    private static final class OwnConnection implements Client {
        private final Connection own;
        private final SqlBind bind;
        private final PreparedStatement sync;

        OwnConnection(Connection own) throws SQLException {
            this.own = own;
            own.setAutoCommit(false);
            this.bind = new SqlBind(own, " FOR UPDATE");
            this.sync = own.prepareStatement("CHECKPOINT SYNC");
        }

        @Override
        public long bind(String order, String machine) throws SQLException {
            long binds = bind.bind(order, machine);
            own.commit();
            sync.execute();
            return binds;
        }

        @Override
        public void close() throws SQLException {
            own.close();
        }
    }

    @Override
    public Tally tally() throws SQLException {
        return SqlTable.tally(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
