package dev.astra.launcher.command;

import dev.astra.core.time.Backoff;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. Asks the published list about this machine, as a buyer's program does. */
@Command(name = "check", description = "Ask the published list whether this machine is licensed.")
final class LicenseCheckCommand implements Callable<Integer> {
    private static final int MOST_TRIES = 100;
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    private final Session session;
    private final MachineIdSource machine;

    @Option(
            names = "--buyer",
            paramLabel = "N",
            description =
                    "look for this Buyer ID in the list for old programs, not for ASTRA_LICENSE_KEY in the signed one;"
                            + " without both, ASTRA_BUYER_ID or Buyer_ID in Astra_Settings.ini is looked for")
    private @Nullable BuyerId typed;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "4",
            description = "how often to fetch before giving up; default: ${DEFAULT-VALUE}")
    private int tries;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "between two tries; default: ${DEFAULT-VALUE}")
    private int wait;

    @Spec
    private CommandSpec spec;

    LicenseCheckCommand(Session session) {
        this(session, new OshiMachineIdSource());
    }

    LicenseCheckCommand(Session session, MachineIdSource machine) {
        this.session = session;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        Arguments.requireRange(spec, "--tries", tries, 1, MOST_TRIES);
        Arguments.requireRange(spec, "--wait", wait, 1, LONGEST_WAIT_SECONDS);
        RetryPolicy retry = new RetryPolicy(tries, Backoff.constant(Duration.ofSeconds(wait)), Duration.ofMinutes(5));
        return new LicenseQuestion(session, machine, Terminal.of(spec)).ask(Optional.ofNullable(typed), retry);
    }
}
