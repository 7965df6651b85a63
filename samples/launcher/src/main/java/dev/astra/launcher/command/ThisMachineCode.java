package dev.astra.launcher.command;

import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.enrollment.EnrollmentPolicy;
import dev.astra.licensing.machine.ComponentSource;
import dev.astra.licensing.machine.Components;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.OshiComponentSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Tells what this machine is made of, as a code. Needs no store and no settings. */
@Command(name = "code", description = "Tell the code of this machine, for an activation file that works offline.")
final class ThisMachineCode implements Callable<Integer> {
    private final ComponentSource source;

    @Spec
    private CommandSpec spec;

    ThisMachineCode() {
        this(new OshiComponentSource());
    }

    ThisMachineCode(ComponentSource source) {
        this.source = source;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec);
        Components machine = source.read();
        if (machine.all().isEmpty()) {
            return terminal.refused("This machine tells nothing about itself: " + String.join("; ", machine.notes()));
        }
        terminal.out().println(EnrollmentCode.of(machine).text());
        terminal.out().println();
        terminal.out()
                .println("Send this to the seller, in a private message. It says what this machine is made of, not who"
                        + " you are.");
        machine.notes().forEach(note -> terminal.row("left out", note));
        EnrollmentPolicy usual = EnrollmentPolicy.STANDARD;
        if (machine.enrollable().size() < usual.leastComponents() || machine.weight() < usual.leastWeight()) {
            return terminal.done(
                    "Worth " + machine.weight() + " of 12: too little to be told from other machines. Sellers ask for "
                            + usual.leastComponents() + " parts worth " + usual.leastWeight()
                            + "; the published list works here all the same.");
        }
        return terminal.done("Worth " + machine.weight() + " of 12"
                + (machine.grade() == Grade.HARDWARE
                        ? "; it survives a new operating system."
                        : "; a new installation of the operating system may need a new activation."));
    }
}
