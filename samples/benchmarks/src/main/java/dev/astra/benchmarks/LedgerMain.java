package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Directories;
import dev.astra.benchmarks.engine.Payments;
import dev.astra.benchmarks.engine.PostgresCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command {@code bench ledger}: payments on this ledger and on databases, and what a large ledger costs. */
final class LedgerMain {
    private static final String HELP = """
            bench ledger [--quick]                 payments per second, this ledger beside databases
            bench ledger --size ACCOUNTS TRANSFERS a large ledger: look-ups, reopening, memory
            """;
    private static final int ROUNDS = 3;

    private LedgerMain() {}

    static void run(List<String> arguments, Path out) throws IOException, SQLException, InterruptedException {
        Path data = Files.createDirectories(out)
                .resolve("ledger-" + ProcessHandle.current().pid());
        Files.createDirectory(data);
        PrintStream terminal = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (arguments.isEmpty() || arguments.equals(List.of("--quick"))) {
                compare(arguments.isEmpty() ? ROUNDS : 1, data, out, terminal);
            } else if (arguments.size() == 3 && arguments.get(0).equals("--size")) {
                LargeLedger large = new LargeLedger(
                        data.resolve("large"), Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(2)));
                String text = large.run();
                terminal.println(text);
                Files.writeString(out.resolve("ledger-size.md"), text);
            } else {
                terminal.print(HELP);
            }
        } finally {
            Directories.delete(data);
        }
    }

    private static void compare(int rounds, Path data, Path out, PrintStream terminal)
            throws IOException, SQLException, InterruptedException {
        Set<Payments.Kind> kinds = EnumSet.allOf(Payments.Kind.class);
        Optional<Path> programs = PostgresCluster.programs();
        Optional<PostgresCluster> cluster = programs.isEmpty()
                ? Optional.empty()
                : Optional.of(PostgresCluster.start(programs.get(), data.resolve("postgres")));
        try {
            if (cluster.isEmpty()) {
                kinds.remove(Payments.Kind.POSTGRES);
                Progress.say("PostgreSQL is not installed and is left out");
            }
            PaymentRounds measured = new PaymentRounds(kinds, data, cluster);
            measured.run(rounds);
            String text = new PaymentReport(measured.results(), measured.verified()).text();
            terminal.println(text);
            Files.writeString(out.resolve("ledger.md"), text);
        } finally {
            if (cluster.isPresent()) {
                cluster.get().close();
            }
        }
    }
}
