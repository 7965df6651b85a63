package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Directories;
import dev.astra.benchmarks.engine.Kind;
import dev.astra.benchmarks.engine.PostgresCluster;
import dev.astra.benchmarks.licensing.ListBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command: measures, prints the tables, and writes the figures and pictures. */
public final class Main {
    private final Path out;
    private final Path data;
    private final List<String> missing = new ArrayList<>();

    private Main(Path out) throws IOException {
        this.out = Files.createDirectories(out);
        this.data = Files.createDirectory(
                this.out.resolve("data-" + ProcessHandle.current().pid()));
    }

    /** See {@code --help}. */
    public static void main(String[] arguments) throws Exception {
        if (Child.ran(arguments) || ListBench.ran(arguments)) {
            return;
        }
        try {
            if (arguments.length > 0 && arguments[0].equals("ledger")) {
                List<String> rest = List.of(arguments).subList(1, arguments.length);
                LedgerMain.run(rest, Path.of("target", "bench").toAbsolutePath());
                return;
            }
            Optional<Options> options = Options.of(List.of(arguments));
            if (options.isEmpty()) {
                System.out.println(Options.HELP);
                return;
            }
            new Main(options.get().out()).run(options.get());
            System.exit(0);
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
        } catch (IOException | SQLException | RuntimeException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private void run(Options options) throws IOException, SQLException, InterruptedException {
        Set<Kind> kinds = EnumSet.copyOf(options.kinds());
        Optional<PostgresCluster> cluster = kinds.contains(Kind.POSTGRES) ? postgres() : Optional.empty();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(cluster), "clean-up"));
        if (cluster.isEmpty()) {
            kinds.remove(Kind.POSTGRES);
        }
        Results results = measure(options.plan(kinds), kinds, cluster);
        String report = new Report(results).text();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report);
        Files.writeString(out.resolve("results.md"), report);
        CsvFile.write(results, out.resolve("results.csv"));
        for (int clients : new int[] {1, Plan.MANY}) {
            Plot.throughput(results, clients, out.resolve("throughput-" + clients + ".png"));
            Plot.tail(results, clients, out.resolve("tail-" + clients + ".png"));
        }
        Progress.say("figures and pictures are in " + out);
    }

    private Results measure(Plan plan, Set<Kind> kinds, Optional<PostgresCluster> cluster)
            throws IOException, SQLException, InterruptedException {
        Sites sites = new Sites(data.resolve("rounds"), cluster);
        List<Results.SyncCount> syncs =
                new SyncCounts(new Sites(data.resolve("syncs"), cluster)).run(List.copyOf(kinds));
        sites.load(plan);
        Rounds rounds = new Rounds(plan, sites, new Machine());
        List<Measured> measured = rounds.run();
        List<Results.Reopening> reopenings = new Reopenings(plan, sites).run();
        List<Results.PastFound> pasts = kinds.contains(Kind.STORE) ? new Pasts(plan, data).run() : List.of();
        return new Results(plan, measured, reopenings, syncs, pasts, missing, rounds.verified());
    }

    private Optional<PostgresCluster> postgres() {
        Optional<Path> programs = PostgresCluster.programs();
        if (programs.isEmpty()) {
            missing.add("PostgreSQL: initdb and postgres are not installed (on Debian: apt-get install postgresql)");
            return Optional.empty();
        }
        try {
            return Optional.of(PostgresCluster.start(programs.get(), data.resolve("postgres")));
        } catch (IOException failed) {
            missing.add("PostgreSQL: " + failed.getMessage());
            return Optional.empty();
        }
    }

    private void cleanUp(Optional<PostgresCluster> cluster) {
        try {
            if (cluster.isPresent()) {
                cluster.get().close();
            }
            Directories.delete(data);
        } catch (IOException left) {
            System.err.println("bench: could not remove " + data + ": " + left);
        }
    }
}
