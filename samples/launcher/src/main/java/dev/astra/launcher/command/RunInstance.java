package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Operation;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.instance.InstanceServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Runs everything until it is told to end. */
@Command(
        name = "run",
        description =
                "Run until stopped: bring in orders, publish the list, run the bot, and serve the other commands.")
final class RunInstance implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    RunInstance(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Needs needs = Needs.newStore()
                .settings(Settings.SHOP_KEY, Settings.WEB_ROOT)
                .ifSet(
                        Settings.SHOP_URL,
                        Settings.SHOP_PRODUCTS,
                        Settings.SHOP_PAUSE,
                        Settings.POLL,
                        Settings.LIST_NAME,
                        Settings.LEGACY_LIST,
                        Settings.COOLDOWN,
                        Settings.ZONE,
                        Settings.BACKUP_DIR,
                        Settings.BACKUP_EVERY,
                        Settings.BACKUPS_KEPT,
                        Settings.DISCORD_TOKEN,
                        Settings.GUILD,
                        Settings.LOG_CHANNEL,
                        Settings.ROLE,
                        Settings.DISCORD_URL,
                        Settings.DISCORD_GATEWAY);
        return session.onOwnStore(needs, this::operate);
    }

    private int operate(Business business) {
        Terminal terminal = Terminal.of(spec);
        try (Operation operation = Operation.begin(business);
                InstanceServer server = InstanceServer.start(
                        business.home().directory(), Program.SELLER.inside(business), business.scheduler())) {
            operation.report(server.socket());
            terminal.out()
                    .println("astra is running in " + business.home().directory()
                            + "; stop it with Ctrl-C. Other commands with this home go through it.");
            terminal.out().flush();
            session.awaitStop();
        }
        terminal.out().println("astra has stopped.");
        terminal.out().flush();
        return ExitCode.DONE;
    }
}
