package dev.astra.benchmarks.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/** Stateless. The licenses as a table of a database. */
final class SqlTable {
    private static final int LOADED_AT_ONCE = 10_000;

    private SqlTable() {}

    /** Makes the table and fills it; the second index comes last, which is quicker. */
    static void load(Connection connection, long count) throws SQLException {
        connection.setAutoCommit(false);
        execute(
                connection,
                "CREATE TABLE license (id BIGINT PRIMARY KEY, order_number VARCHAR(40) NOT NULL UNIQUE,"
                        + " machine VARCHAR(40) NOT NULL, changed_at TIMESTAMP NOT NULL, binds BIGINT NOT NULL)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO license VALUES (?, ?, ?, ?, ?)")) {
            for (long id = 1; id <= count; id++) {
                License license = License.fresh(id);
                insert.setLong(1, license.id());
                insert.setString(2, license.order());
                insert.setString(3, license.machine());
                insert.setTimestamp(4, new Timestamp(license.changedAt()));
                insert.setLong(5, license.binds());
                insert.addBatch();
                if (id % LOADED_AT_ONCE == 0 || id == count) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        execute(connection, "CREATE INDEX license_machine ON license (machine)");
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "ANALYZE");
    }

    static Engine.Tally tally(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), COALESCE(SUM(binds), 0) FROM license")) {
            row.next();
            return new Engine.Tally(row.getLong(1), row.getLong(2));
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
