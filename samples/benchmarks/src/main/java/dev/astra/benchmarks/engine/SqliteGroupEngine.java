package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The best that can be made of SQLite: one thread takes all changes that wait and commits them in one
 * transaction. Nobody hears before that is on the disk.
 */
final class SqliteGroupEngine implements Engine {
    private static final int LARGEST_GROUP = 4096;

    private final Path directory;
    private final Connection connection;
    private final SqlWriter writer;

    SqliteGroupEngine(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.connection = SqliteFile.open(directory);
        this.writer = new SqlWriter(connection);
    }

    /** One thread waits for it. */
    private static final class Request {
        private final String order;
        private final String machine;
        private final Thread waiter = Thread.currentThread();
        private long binds;
        private @Nullable SQLException failure;
        private volatile boolean done;

        Request(String order, String machine) {
            this.order = order;
            this.machine = machine;
        }

        long await() throws SQLException {
            while (!done) {
                LockSupport.park(this);
            }
            if (failure != null) {
                throw failure;
            }
            return binds;
        }

        void complete(@Nullable SQLException why) {
            failure = why;
            done = true;
            LockSupport.unpark(waiter);
        }
    }

    /** Thread-safe. The thread and the queue before it. */
    private static final class SqlWriter {
        private final BlockingQueue<Request> queue = new ArrayBlockingQueue<>(LARGEST_GROUP);
        private final Connection connection;
        private @Nullable Thread thread;

        SqlWriter(Connection connection) {
            this.connection = connection;
        }

        synchronized void start() {
            if (thread == null) {
                thread = new Thread(this::run, "sqlite-writer");
                thread.setDaemon(true);
                thread.start();
            }
        }

        long submit(String order, String machine) throws SQLException {
            Request request = new Request(order, machine);
            try {
                queue.put(request);
            } catch (InterruptedException stopped) {
                throw new SQLException("interrupted before the change was handed over", stopped);
            }
            return request.await();
        }

        private void run() {
            List<Request> group = new ArrayList<>();
            try (SqlBind bind = prepared()) {
                while (!Thread.currentThread().isInterrupted()) {
                    group.add(queue.take());
                    queue.drainTo(group);
                    commit(bind, group);
                    group.clear();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (SQLException failed) {
                throw new IllegalStateException("SQLite does not prepare its statements", failed);
            }
        }

        private SqlBind prepared() throws SQLException {
            connection.setAutoCommit(false);
            return new SqlBind(connection, "");
        }

        private void commit(SqlBind bind, List<Request> group) {
            SQLException failure = null;
            try {
                for (Request request : group) {
                    request.binds = bind.bind(request.order, request.machine);
                }
                connection.commit();
            } catch (SQLException failed) {
                failure = failed;
            }
            for (Request request : group) {
                request.complete(failure);
            }
        }

        synchronized void stop() {
            boolean interrupted = false;
            while (thread != null) {
                thread.interrupt();
                try {
                    thread.join();
                    thread = null;
                } catch (InterruptedException waitOn) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void load(long count) throws SQLException {
        SqlTable.load(connection, count);
        SqliteFile.checkpoint(connection);
    }

    @Override
    public Client client() {
        writer.start();
        return writer::submit;
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
        writer.stop();
        connection.close();
    }
}
