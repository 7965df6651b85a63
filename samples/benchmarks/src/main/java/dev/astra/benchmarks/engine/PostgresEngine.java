package dev.astra.benchmarks.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Thread-safe. PostgreSQL as it is best used: the whole work is one function in the server, called by one prepared
 * statement that commits by itself; a connection for each client.
 */
final class PostgresEngine implements Engine {
    private static final String FUNCTION = """
            CREATE FUNCTION bind(wanted text, new_machine text) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE
              old record;
            BEGIN
              SELECT id, machine, binds INTO old FROM license WHERE order_number = wanted FOR UPDATE;
              IF NOT FOUND OR old.machine = new_machine THEN
                RETURN 0;
              END IF;
              UPDATE license SET machine = new_machine, changed_at = clock_timestamp(), binds = old.binds + 1
                WHERE id = old.id;
              RETURN old.binds + 1;
            END $$
            """;

    private final PostgresCluster cluster;
    private final String database;
    private final Connection connection;

    PostgresEngine(PostgresCluster cluster, String database) throws SQLException {
        this.cluster = cluster;
        this.database = database;
        cluster.ensure(database);
        this.connection = cluster.connect(database);
    }

    @Override
    public void load(long count) throws SQLException {
        SqlTable.load(connection, count);
        SqlTable.execute(connection, FUNCTION);
        SqlTable.execute(connection, "VACUUM ANALYZE license");
        SqlTable.execute(connection, "CHECKPOINT");
    }

    @Override
    public Client client() throws SQLException {
        return client(cluster.connect(database));
    }

    /** A client on a connection, which is closed with it. */
    static Client client(Connection own) throws SQLException {
        PreparedStatement call = own.prepareStatement("SELECT bind(?, ?)");
        return new Client() {
            @Override
            public long bind(String order, String machine) throws SQLException {
                call.setString(1, order);
                call.setString(2, machine);
                try (ResultSet row = call.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }

            @Override
            public void close() throws SQLException {
                own.close();
            }
        };
    }

    @Override
    public Tally tally() throws SQLException {
        return SqlTable.tally(connection);
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return Optional.of(() -> {
            try (Connection own = cluster.connect(database)) {
                SqlTable.execute(own, "CHECKPOINT");
            }
        });
    }

    /** The write-ahead log only: pages of the tables are written later, by another process. */
    @Override
    public Optional<Written> written() {
        return Optional.of(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
