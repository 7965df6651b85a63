package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.process.ProgramName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Shows what a companion program wrote. It reads the file, so it needs no running instance. */
@Command(name = "logs", description = "Show the last lines that a companion program wrote.")
final class ProgramLogs implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what it writes, until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "how many lines, 1 to 10000; 50 unless told")
    private int lines;

    ProgramLogs(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Arguments.requireRange(spec, "--lines", lines, 1, 10_000);
        Terminal terminal = Terminal.of(spec);
        Path file = file();
        if (!Files.exists(file)) {
            throw new RejectedException("expected what the program wrote in " + file + ", found no such file");
        }
        try {
            long at = last(file, terminal);
            while (follow && session.goesOn(LOOK_EVERY)) {
                at = more(file, at, terminal);
            }
        } catch (IOException failed) {
            throw new UnavailableException("cannot read " + file + ": " + failed, failed);
        }
        return ExitCode.DONE;
    }

    private Path file() {
        try {
            return session.home().companions().resolve("logs").resolve(new ProgramName(program) + ".log");
        } catch (IllegalArgumentException noName) {
            throw new RejectedException(String.valueOf(noName.getMessage()), noName);
        }
    }

    private long last(Path file, Terminal terminal) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long end = open.length();
            LogTail.last(LogTail.text(open, Math.max(0, end - LogTail.MOST_BYTES), end), lines)
                    .forEach(line -> terminal.out().println(Arguments.printable(line)));
            terminal.out().flush();
            return end;
        }
    }

    /** A file that became shorter was cut from the front; what is new then is what stands in it. */
    private static long more(Path file, long at, Terminal terminal) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long end = open.length();
            long from = end < at ? Math.max(0, end - LogTail.MOST_BYTES) : at;
            long to = Math.min(end, from + LogTail.MOST_BYTES);
            if (to > from) {
                terminal.out().print(Arguments.printable(LogTail.text(open, from, to)));
                terminal.out().flush();
            }
            return to;
        }
    }
}
