package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Thread-safe. A PostgreSQL of our own in a directory, reachable only by a Unix socket. Its settings are the default ones
 * (every commit is synced), with a larger cache. Closing it stops the server.
 */
public final class PostgresCluster implements AutoCloseable {
    private static final String ROLE = "bench";
    private static final String SERVER_USER = "postgres";
    private static final int START_TRIES = 300;
    private static final long START_PAUSE = 100;

    private static final String SETTINGS = """
            listen_addresses = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = 256MB
            max_connections = 150
            logging_collector = off
            """;

    private final Path sockets;
    private final Process server;

    private PostgresCluster(Path sockets, Process server) {
        this.sockets = sockets;
        this.server = server;
    }

    /** Where PostgreSQL's programs are installed, the newest version first; empty if they are not. */
    public static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .forEach(folders::add);
        } catch (IOException notDebian) {
            // The search path is left.
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    /**
     * Makes a cluster and starts it.
     *
     * @param programs where {@code initdb} and {@code postgres} are
     * @param directory for its files; must not exist
     * @throws IOException if it does not start; says what it wrote
     */
    public static PostgresCluster start(Path programs, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path data = directory.resolve("data");
        Path log = directory.resolve("log");
        own(directory);
        run(
                log,
                programs.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                ROLE,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C");
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        Path sockets = Files.createTempDirectory("astra-bench");
        own(sockets);
        List<String> command =
                asServerUser(programs.resolve("postgres").toString(), "-D", data.toString(), "-k", sockets.toString());
        PostgresCluster cluster =
                new PostgresCluster(sockets, process(command, log).start());
        cluster.awaitStart(log);
        return cluster;
    }

    /** PostgreSQL refuses to run as root. */
    private static boolean root() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static void own(Path directory) throws IOException {
        if (root()) {
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SERVER_USER));
        }
    }

    private static List<String> asServerUser(String... command) {
        List<String> words = new ArrayList<>();
        if (root()) {
            words.addAll(List.of("setpriv", "--reuid", SERVER_USER, "--regid", SERVER_USER, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static ProcessBuilder process(List<String> command, Path log) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static void run(Path log, String... command) throws IOException {
        try {
            if (process(asServerUser(command), log).start().waitFor() != 0) {
                throw new IOException(
                        "PostgreSQL was not set up: " + Files.readString(log).strip());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was set up", stopped);
        }
    }

    private void awaitStart(Path log) throws IOException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = connect("postgres")) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (tries == START_TRIES || !server.isAlive()) {
                    close();
                    throw new IOException(
                            "PostgreSQL did not start: " + Files.readString(log).strip(), notYet);
                }
            }
            try {
                Thread.sleep(START_PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while PostgreSQL started", stopped);
            }
        }
    }

    Connection connect(String database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", ROLE);
        settings.setProperty("socketFactory", UnixSocketFactory.class.getName());
        settings.setProperty(
                "socketFactoryArg", sockets.resolve(".s.PGSQL.5432").toString());
        settings.setProperty("sslmode", "disable");
        settings.setProperty("gssEncMode", "disable");
        settings.setProperty("prepareThreshold", "1");
        settings.setProperty("reWriteBatchedInserts", "true");
        return DriverManager.getConnection("jdbc:postgresql://localhost/" + database, settings);
    }

    void ensure(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                if (row.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + database);
        }
    }

    /** How often its write-ahead log was synced, up to what the asking connection has reported. */
    static long syncs(Connection connection) throws SQLException {
        SqlTable.execute(connection, "SELECT pg_stat_force_next_flush()");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT wal_sync FROM pg_stat_wal")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Directories.delete(sockets);
    }
}
