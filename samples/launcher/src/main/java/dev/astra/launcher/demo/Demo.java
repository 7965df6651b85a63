package dev.astra.launcher.demo;

import dev.astra.core.time.Pause;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. Shows the whole way on stand-ins, with nothing installed and no account anywhere. */
@Command(
        name = "demo",
        subcommands = {TradingDemo.class, VaultDemo.class},
        description =
                "Watch a paid order become a verified machine, and a killed process lose nothing. Uses stand-ins on"
                        + " this machine only, and a directory of its own that it takes away again.")
public final class Demo implements Callable<Integer> {
    @Option(names = "--keep", description = "Keep the directory, to look at what was written.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public Demo() {}

    @Override
    public Integer call() throws Exception {
        boolean watched = Ansi.AUTO.enabled();
        Narrator narrator = new Narrator(spec.commandLine().getOut(), watched ? Pause.real() : time -> {});
        try (Stage stage = Stage.set(narrator, keep)) {
            narrator.title("From a paid order to a verified machine", "Everything happens in " + stage.directory());
            new FirstRound(stage, narrator).play();
            new SecondRound(stage, narrator).play();
            return narrator.end("This machine is licensed, and nothing that was acknowledged was lost.") ? 0 : 1;
        }
    }
}
