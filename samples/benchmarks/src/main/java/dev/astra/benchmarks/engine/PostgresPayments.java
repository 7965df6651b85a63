package dev.astra.benchmarks.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Thread-safe. Wallets in PostgreSQL: the whole work is one function in the server, called by one prepared statement. */
final class PostgresPayments implements Payments {
    private static final String FUNCTION = """
            CREATE FUNCTION pay(wanted text, payer int, payee int, cents bigint) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE
              number bigint;
              payer_after bigint;
              payee_after bigint;
            BEGIN
              SELECT id INTO number FROM payment WHERE request = wanted;
              IF FOUND THEN
                RETURN number;
              END IF;
              IF payer < payee THEN
                UPDATE account SET balance = balance - cents WHERE id = payer AND balance - cents >= least
                  RETURNING balance INTO payer_after;
                IF NOT FOUND THEN RETURN 0; END IF;
                UPDATE account SET balance = balance + cents WHERE id = payee RETURNING balance INTO payee_after;
              ELSE
                UPDATE account SET balance = balance + cents WHERE id = payee RETURNING balance INTO payee_after;
                UPDATE account SET balance = balance - cents WHERE id = payer AND balance - cents >= least
                  RETURNING balance INTO payer_after;
                IF NOT FOUND THEN RAISE EXCEPTION 'not enough'; END IF;
              END IF;
              INSERT INTO payment (id, request) VALUES (nextval('payments'), wanted) RETURNING id INTO number;
              INSERT INTO entry (account, payment, amount, balance)
                VALUES (payer, number, -cents, payer_after), (payee, number, cents, payee_after);
              RETURN number;
            END $$
            """;

    private final PostgresCluster cluster;
    private final String database;
    private final Connection connection;

    PostgresPayments(PostgresCluster cluster, String database) throws SQLException {
        this.cluster = cluster;
        this.database = database;
        cluster.ensure(database);
        this.connection = cluster.connect(database);
    }

    @Override
    public void load(int accounts) throws SQLException {
        SqlPayment.load(connection, accounts);
        SqlTable.execute(connection, "CREATE SEQUENCE payments");
        SqlTable.execute(connection, FUNCTION);
        SqlTable.execute(connection, "VACUUM ANALYZE account");
        SqlTable.execute(connection, "CHECKPOINT");
    }

    @Override
    public Payer payer() throws SQLException {
        Connection own = cluster.connect(database);
        PreparedStatement call = own.prepareStatement("SELECT pay(?, ?, ?, ?)");
        return new Payer() {
            @Override
            public long pay(String id, int from, int to, long cents) throws SQLException {
                call.setString(1, id);
                call.setInt(2, from);
                call.setInt(3, to);
                call.setLong(4, cents);
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
    public long verified() throws SQLException {
        return SqlPayment.verified(connection);
    }

    @Override
    public Engine.Upkeep upkeep() {
        return () -> {
            try (Connection own = cluster.connect(database)) {
                SqlTable.execute(own, "CHECKPOINT");
            }
        };
    }

    @Override
    public Optional<Engine.Written> written() {
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
