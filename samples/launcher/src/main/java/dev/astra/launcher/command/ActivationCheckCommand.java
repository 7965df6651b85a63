package dev.astra.launcher.command;

import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ActivationCheck;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.freshness.FileHighWaterMemory;
import dev.astra.licensing.machine.ComponentSource;
import dev.astra.licensing.machine.OshiComponentSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Judges an activation file on this machine, as a buyer's program does. */
@Command(name = "activation", description = "Tell whether an activation file lets this machine run its license.")
final class ActivationCheckCommand implements Callable<Integer> {
    private final Session session;
    private final ComponentSource machine;

    @Parameters(paramLabel = "FILE", description = "the activation file")
    private Path file;

    @Option(names = "--buyer", required = true, paramLabel = "N", description = "the Buyer ID")
    private BuyerId buyer;

    @Spec
    private CommandSpec spec;

    ActivationCheckCommand(Session session) {
        this(session, new OshiComponentSource());
    }

    ActivationCheckCommand(Session session, ComponentSource machine) {
        this.session = session;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        Configuration settings = session.configuration();
        settings.check(List.of(Settings.ROOT_KEYS, Settings.LICENSE_KEY), List.of(Settings.ZONE));
        LicenseKey key = settings.get(Settings.LICENSE_KEY);
        Path memory = session.home().directory().resolve("activation-" + buyer);
        Terminal terminal = Terminal.of(spec);
        return new ActivationCheck(
                        buyer,
                        key,
                        machine,
                        settings.get(Settings.ROOT_KEYS),
                        new FileHighWaterMemory(memory, key.bytes()),
                        InstantSource.system())
                .judge(SigningKeys.read(session.resolve(file), ActivationFile.MOST_BYTES))
                .fold(
                        allowed -> terminal.done("Licensed until "
                                + Terminal.time(allowed.until(), settings.get(Settings.ZONE)) + ": the same are "
                                + allowed.match().matched() + " of "
                                + allowed.match().enrolled() + "."),
                        denied -> terminal.refused("Not licensed: " + denied.reason()),
                        unknown -> terminal.refused("Not known, so not licensed: " + unknown.reason()));
    }
}
