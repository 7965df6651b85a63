package dev.astra.benchmarks.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** One thread. The fixed work as two prepared statements on a connection, without the commit. */
final class SqlBind implements AutoCloseable {
    private final PreparedStatement find;
    private final PreparedStatement change;

    /**
     * Prepares.
     *
     * @param connection of the caller, who closes it
     * @param lock what the query ends with to lock the row; empty where the transaction has the whole database
     */
    SqlBind(Connection connection, String lock) throws SQLException {
        this.find = connection.prepareStatement("SELECT id, machine, binds FROM license WHERE order_number = ?" + lock);
        this.change =
                connection.prepareStatement("UPDATE license SET machine = ?, changed_at = ?, binds = ? WHERE id = ?");
    }

    long bind(String order, String machine) throws SQLException {
        long id;
        long binds;
        find.setString(1, order);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next() || row.getString(2).equals(machine)) {
                return 0;
            }
            id = row.getLong(1);
            binds = row.getLong(3) + 1;
        }
        change.setString(1, machine);
        change.setTimestamp(2, new Timestamp(System.currentTimeMillis()));
        change.setLong(3, binds);
        change.setLong(4, id);
        change.executeUpdate();
        return binds;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        change.close();
    }
}
