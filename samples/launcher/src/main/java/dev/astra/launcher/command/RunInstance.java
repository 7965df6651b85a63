package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Operation;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.ServerSettings;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.instance.InstanceServer;
import dev.astra.launcher.log.LogFile;
import dev.astra.launcher.log.Logs;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Runs everything until it is told to end. */
@Command(
        name = "run",
        description =
                "Run until stopped: bring in orders, publish the list, run the bots, keep values, scans and companion"
                        + " programs going, each as the settings ask for it, and serve the other commands.")
final class RunInstance implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    private final Session session;
    private final MachineIdSource machine;

    @Spec
    private CommandSpec spec;

    RunInstance(Session session) {
        this(session, new OshiMachineIdSource());
    }

    RunInstance(Session session, MachineIdSource machine) {
        this.session = session;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        boolean trades = Operation.tradesOnly(session.configuration());
        boolean withoutShop = Operation.sellsNothing(session.configuration());
        Needs needs = withoutShop ? Needs.newStore() : Needs.newStore().settings(Settings.SHOP_KEY, Settings.WEB_ROOT);
        int licensed = trades ? licensed() : ExitCode.DONE;
        return licensed == ExitCode.DONE ? session.onOwnStore(optional(needs), this::logged) : licensed;
    }

    /** A buyer's run begins with a look whether this machine is licensed, if the settings say where. */
    private int licensed() {
        LicenseQuestion question = new LicenseQuestion(session, machine, Terminal.of(spec));
        if (session.configuration().find(Settings.WHITELIST_URL).isPresent()) {
            return question.ask(Optional.empty(), LicenseQuestion.PATIENT);
        }
        question.update();
        return ExitCode.DONE;
    }

    private static Needs optional(Needs needs) {
        return needs.ifSet(
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
                Settings.DISCORD_GATEWAY,
                ServerSettings.HOST,
                ServerSettings.PORT,
                ServerSettings.KEYS,
                ServerSettings.LEGACY_KEY,
                ServerSettings.WEBHOOK_SECRET,
                Settings.VAULT_TOKEN,
                Settings.ROBLOX_COOKIE,
                Settings.ROBLOX_URL,
                Settings.ROLIMONS_URL,
                Settings.WEBHOOK_URL,
                Settings.SETTINGS_FILE,
                Settings.VALUES_FILE,
                Settings.SCANS,
                Settings.LOG_FILE,
                Settings.LOG_MEGABYTES,
                Settings.LOG_PIECES);
    }

    private int logged(Business business) {
        Configuration settings = business.configuration();
        Optional<Path> file = settings.find(Settings.LOG_FILE);
        if (file.isEmpty()) {
            return operate(business);
        }
        Path place = business.home().directory().resolve(file.get());
        long mostBytes = settings.get(Settings.LOG_MEGABYTES) * MEGABYTE;
        LogFile log = Logs.into(place, mostBytes, settings.get(Settings.LOG_PIECES));
        try {
            Terminal.of(spec).out().println("The log goes to " + place + ".");
            return operate(business);
        } finally {
            log.close();
        }
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
