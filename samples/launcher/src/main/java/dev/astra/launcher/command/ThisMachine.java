package dev.astra.launcher.command;

import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Tells this machine's id. Needs no store, no settings and nobody at the keyboard. */
@Command(name = "id", description = "Tell the id of this machine, and what to send to the seller.")
final class ThisMachine implements Callable<Integer> {
    private final MachineIdSource source;

    @Spec
    private CommandSpec spec;

    ThisMachine() {
        this(new OshiMachineIdSource());
    }

    ThisMachine(MachineIdSource source) {
        this.source = source;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec);
        return source.find()
                .fold(
                        found -> found(found, terminal),
                        unavailable ->
                                terminal.refused("The id of this machine cannot be told: " + unavailable.reason()));
    }

    private static int found(MachineIdOutcome.Found found, Terminal terminal) {
        terminal.out().println("The id of this machine is");
        terminal.out().println();
        terminal.out().println("  " + found.id().value());
        terminal.out().println();
        terminal.out().println("Send this message to the seller's bot:");
        terminal.out().println();
        terminal.out().println("  $whitelist " + found.id().value());
        terminal.out().println();
        terminal.out()
                .println("Source: " + found.origin()
                        + (found.grade() == Grade.HARDWARE
                                ? "; it survives a new operating system."
                                : "; a new installation of the operating system changes it."));
        return ExitCode.DONE;
    }
}
