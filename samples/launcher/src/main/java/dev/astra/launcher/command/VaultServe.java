package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.VaultServer;
import dev.astra.launcher.config.ServerSettings;
import dev.astra.launcher.config.Settings;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Answers games until it is told to end. */
@Command(name = "serve", description = "Run the vault's server until stopped: games open, complete and cancel trades.")
final class VaultServe implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    VaultServe(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Needs needs = Needs.newStore()
                .settings(ServerSettings.KEYS)
                .ifSet(
                        ServerSettings.HOST,
                        ServerSettings.PORT,
                        ServerSettings.LOG_LEVEL,
                        ServerSettings.LEGACY_KEY,
                        ServerSettings.WEBHOOK_SECRET,
                        Settings.ROBLOX_URL);
        log(session.configuration().get(ServerSettings.LOG_LEVEL));
        return session.onOwnStore(needs, this::serve);
    }

    private static void log(Level level) {
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(level);
        }
    }

    private int serve(Business business) {
        Terminal terminal = Terminal.of(spec);
        try (VaultServer server = VaultServer.begin(business, () -> {})) {
            terminal.out()
                    .println("The vault answers at " + server.url() + "; its pages are at " + server.url() + "/docs");
            terminal.out().println("Stop it with Ctrl-C: what was asked is answered first.");
            terminal.out().flush();
            session.awaitStop();
        }
        terminal.out().println("The vault has stopped.");
        terminal.out().flush();
        return ExitCode.DONE;
    }
}
