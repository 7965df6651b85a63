package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.top.Source;
import dev.astra.launcher.top.Top;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. The companion programs, live. */
@Command(
        name = "top",
        description = "Watch the companion programs live, restart, stop and read them; without a terminal, one table.")
final class ProgramTop implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--every",
            description =
                    "seconds between two looks, 1 to 3600; without a terminal, the table is printed again and again")
    private Optional<Integer> every = Optional.empty();

    @Option(names = "--once", description = "print one table, also on a terminal")
    private boolean once;

    ProgramTop(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        every.ifPresent(seconds -> Arguments.requireRange(spec, "--every", seconds, 1, 3_600));
        Terminal terminal = Terminal.of(spec);
        Instance instance = new Instance();
        String first = instance.programs()
                .orElseThrow(() -> new RejectedException("no instance runs in "
                        + session.home().directory() + "; start \"astra run\", or name its home with --home"));
        ZoneId zone = ZoneId.systemDefault();
        Duration rhythm = Duration.ofSeconds(every.orElse(1));
        if (!once && Top.possible()) {
            boolean shown = Top.run(
                    instance,
                    terminal.out(),
                    System.in,
                    session.colored(),
                    rhythm,
                    zone,
                    () -> session.goesOn(Duration.ZERO));
            if (shown) {
                return ExitCode.DONE;
            }
        }
        terminal.out().println(Top.table(first, zone));
        while (!once && (every.isPresent() || windowsConsole()) && session.goesOn(rhythm)) {
            terminal.out().println();
            terminal.out()
                    .println(instance.programs()
                            .map(told -> Top.table(told, zone))
                            .orElse("no instance runs"));
        }
        return ExitCode.DONE;
    }

    /** There the view cannot be live, so the table is printed again. */
    private boolean windowsConsole() {
        return System.getProperty("os.name", "").startsWith("Windows") && session.colored();
    }

    /** Thread-safe. The instance behind the session. */
    private final class Instance implements Source {
        @Override
        public Optional<String> programs() {
            return session.ask("ps", "--json").map(answer -> {
                if (answer.code() != ExitCode.DONE) {
                    throw new RejectedException(answer.err().strip().replaceFirst("^astra: ", ""));
                }
                return answer.out();
            });
        }

        @Override
        public String order(String verb, String name) {
            return session.ask(verb, name)
                    .map(answer -> answer.code() == ExitCode.DONE ? answer.out() : answer.err())
                    .orElse("no instance runs");
        }

        @Override
        public List<String> tail(String name, int lines) {
            Path file = session.home().companions().resolve("logs").resolve(name + ".log");
            return Files.exists(file) ? LogTail.of(file, lines) : List.of();
        }
    }
}
