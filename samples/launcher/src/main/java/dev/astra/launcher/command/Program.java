package dev.astra.launcher.command;

import dev.astra.core.AstraException;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.instance.CommandRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Thread-safe. A set of commands, and how a command line becomes one of them and an exit code. */
public final class Program {
    /** Everything, for sellers. */
    public static final Program SELLER = new Program(
            List.of(
                    RunInstance.class,
                    OrderGroup.class,
                    BuyerGroup.class,
                    MachineGroup.class,
                    WhitelistGroup.class,
                    LicenseGroup.class,
                    KeysGroup.class,
                    LogGroup.class,
                    ReleaseGroup.class,
                    StoreGroup.class,
                    SettingsGroup.class,
                    ValuesGroup.class,
                    TradesGroup.class,
                    WalletGroup.class,
                    VaultGroup.class,
                    ImportLegacy.class,
                    ExportLegacy.class,
                    ProgramList.class,
                    ProgramLogs.class,
                    ProgramStart.class,
                    ProgramStop.class,
                    ProgramRestart.class,
                    ProgramEnable.class,
                    ProgramDisable.class,
                    ProgramReload.class,
                    ProgramTop.class,
                    ServicePrint.class),
            Arguments::registerSelling);

    /** What runs on a customer's machine. */
    public static final Program BUYER =
            new Program(List.of(ThisMachineGroup.class, ThisLicenseGroup.class), line -> {});

    private final List<Class<?>> commands;

    private final Consumer<CommandLine> further;

    private Program(List<Class<?>> commands, Consumer<CommandLine> further) {
        this.commands = commands;
        this.further = further;
    }

    /**
     * The same commands, and one more before them.
     *
     * @param command annotated for picocli, with a constructor that takes nothing
     */
    public Program with(Class<?> command) {
        List<Class<?>> more = new ArrayList<>(List.of(command));
        more.addAll(commands);
        return new Program(List.copyOf(more), further);
    }

    /**
     * Runs a command in this process, or hands it to the running instance.
     *
     * @param around what the process finds around it
     * @param words the arguments
     * @param out for what commands print
     * @param err for what they complain about
     * @return the exit code
     */
    public int run(Surroundings around, String[] words, PrintWriter out, PrintWriter err) {
        Places places = new Places();
        LocalSession session = new LocalSession(around, places, Arrays.asList(words), out, err);
        return execute(places, session, words, out, err);
    }

    /** Runs commands that come to a running instance. */
    CommandRunner inside(Business business) {
        return (request, out, err) -> {
            Places places = new Places();
            Session session = new InstanceSession(business, Path.of(request.directory()), places);
            return execute(places, session, request.words().toArray(String[]::new), out, err);
        };
    }

    private int execute(Places places, Session session, String[] words, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Root(), new Commands(session)).addMixin("places", places);
        commands.forEach(line::addSubcommand);
        Arguments.register(line);
        further.accept(line);
        line.setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, at, parsed) -> failed(failure, places.verbose, err))
                .setParameterExceptionHandler((wrong, all) -> misunderstood(wrong));
        return line.execute(words);
    }

    private static int failed(Exception failure, boolean verbose, PrintWriter err) {
        if (failure instanceof AstraException told) {
            err.println("astra: " + Arguments.printable(Objects.toString(told.getMessage(), "failed")));
        } else {
            err.println("astra: this should not happen: " + failure.getClass().getName()
                    + "; nothing is known about why, --verbose tells where");
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.REFUSED;
    }

    private static int misunderstood(ParameterException wrong) {
        CommandLine at = wrong.getCommandLine();
        PrintWriter err = at.getErr();
        err.println("astra: " + Arguments.printable(Objects.toString(wrong.getMessage(), "not understood")));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try \"" + at.getCommandSpec().qualifiedName() + " --help\".");
        err.flush();
        return ExitCode.USAGE;
    }
}
