package dev.astra.benchmarks.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One thread. The fixed work as prepared statements, within a transaction that somebody else ends. */
final class SqlPayment implements AutoCloseable {
    private static final String[] TABLES = {
        "CREATE TABLE account (id INTEGER PRIMARY KEY, balance BIGINT NOT NULL, least BIGINT NOT NULL)",
        "CREATE TABLE payment (id BIGINT PRIMARY KEY, request VARCHAR(64) NOT NULL UNIQUE)",
        "CREATE TABLE entry (account INTEGER NOT NULL, payment BIGINT NOT NULL, amount BIGINT NOT NULL,"
                + " balance BIGINT NOT NULL, PRIMARY KEY (account, payment))"
    };

    private final PreparedStatement known;
    private final PreparedStatement balance;
    private final PreparedStatement change;
    private final PreparedStatement record;
    private final PreparedStatement entry;

    SqlPayment(Connection connection, String lock) throws SQLException {
        known = connection.prepareStatement("SELECT id FROM payment WHERE request = ?");
        balance = connection.prepareStatement("SELECT balance, least FROM account WHERE id = ?" + lock);
        change = connection.prepareStatement("UPDATE account SET balance = ? WHERE id = ?");
        record = connection.prepareStatement("INSERT INTO payment (id, request) VALUES (?, ?)");
        entry = connection.prepareStatement(
                "INSERT INTO entry (account, payment, amount, balance) VALUES (?, ?, ?, ?)");
    }

    static void load(Connection connection, int accounts) throws SQLException {
        for (String table : TABLES) {
            SqlTable.execute(connection, table);
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, ?, 0)")) {
            for (int i = 0; i < accounts; i++) {
                insert.setInt(1, i);
                insert.setLong(2, Payments.FIRST);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The number of payments, after a look at the money. */
    static long verified(Connection connection) throws SQLException {
        long money = number(connection, "SELECT SUM(balance) FROM account");
        long accounts = number(connection, "SELECT COUNT(*) FROM account");
        long entries = number(connection, "SELECT COUNT(*) FROM entry");
        long payments = number(connection, "SELECT COUNT(*) FROM payment");
        if (money != accounts * Payments.FIRST || entries != 2 * payments) {
            throw new IllegalStateException(
                    "expected the money of " + accounts + " accounts and two entries for each of " + payments
                            + " payments, found " + money + " and " + entries);
        }
        return payments;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Locks the accounts in the order of their numbers, so that no two payments wait for each other. */
    long pay(long number, String id, int from, int to, long cents) throws SQLException {
        known.setString(1, id);
        try (ResultSet row = known.executeQuery()) {
            if (row.next()) {
                return row.getLong(1);
            }
        }
        boolean payerFirst = from < to;
        long first = balance(payerFirst ? from : to, payerFirst ? cents : Long.MIN_VALUE);
        long second = balance(payerFirst ? to : from, payerFirst ? Long.MIN_VALUE : cents);
        if (first < 0 || second < 0) {
            return 0;
        }
        record.setLong(1, number);
        record.setString(2, id);
        record.executeUpdate();
        enter(number, from, -cents, (payerFirst ? first : second) - cents);
        enter(number, to, cents, (payerFirst ? second : first) + cents);
        return number;
    }

    /** The balance; below zero if it is not enough. */
    private long balance(int account, long cents) throws SQLException {
        balance.setInt(1, account);
        try (ResultSet row = balance.executeQuery()) {
            boolean enough = row.next() && (cents == Long.MIN_VALUE || row.getLong(1) - cents >= row.getLong(2));
            return enough ? row.getLong(1) : -1;
        }
    }

    private void enter(long number, int account, long cents, long after) throws SQLException {
        change.setLong(1, after);
        change.setInt(2, account);
        change.executeUpdate();
        entry.setInt(1, account);
        entry.setLong(2, number);
        entry.setLong(3, cents);
        entry.setLong(4, after);
        entry.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        known.close();
        balance.close();
        change.close();
        record.close();
        entry.close();
    }
}
