package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.http.client.release.HttpReleaseSource;
import dev.astra.http.client.whitelist.HttpWhitelistSource;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Setting;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.SettingsReader;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import dev.astra.licensing.verify.FileGraceMemory;
import dev.astra.licensing.verify.LicenseCheck;
import dev.astra.licensing.verify.LicenseReport;
import dev.astra.licensing.verify.UpdateCheck;
import dev.astra.licensing.verify.Version;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
        Configuration settings = session.configuration();
        Optional<BuyerId> buyer = buyer(settings);
        settings.check(needed(buyer), List.of(Settings.GRACE, Settings.ZONE, Settings.VERSION_URL, Settings.LIST_NAME));
        Terminal terminal = Terminal.of(spec);
        RetryPolicy retry = new RetryPolicy(tries, Backoff.constant(Duration.ofSeconds(wait)), Duration.ofMinutes(5));
        LicenseReport report = check(buyer, settings)
                .grace(new FileGraceMemory(session.home().grace()), settings.get(Settings.GRACE))
                .retry(retry)
                .time(InstantSource.system(), telling(terminal))
                .build()
                .run();
        if (session.verbose()) {
            report.steps().forEach(step -> terminal.out().println("  " + step));
        }
        int code = tell(report, settings, terminal);
        settings.find(Settings.VERSION_URL).ifPresent(url -> lookForUpdate(url, terminal));
        return code;
    }

    private static List<Setting<?>> needed(Optional<BuyerId> buyer) {
        return buyer.isPresent()
                ? List.of(Settings.WHITELIST_URL)
                : List.of(Settings.WHITELIST_URL, Settings.LICENSE_KEY, Settings.ROOT_KEYS);
    }

    private LicenseCheck.Builder check(Optional<BuyerId> buyer, Configuration settings) {
        HttpWhitelistSource list =
                new HttpWhitelistSource(settings.get(Settings.WHITELIST_URL).toString());
        return buyer.map(id -> LicenseCheck.builder(id, machine, list))
                .orElseGet(() -> LicenseCheck.signed(
                        settings.get(Settings.LIST_NAME),
                        settings.get(Settings.LICENSE_KEY),
                        settings.get(Settings.ROOT_KEYS),
                        machine,
                        list));
    }

    /** Who is looked for in the list for old programs; empty where the signed list is asked. */
    private Optional<BuyerId> buyer(Configuration settings) {
        if (typed != null || settings.find(Settings.LICENSE_KEY).isPresent()) {
            return Optional.ofNullable(typed);
        }
        AstraSettings file = new SettingsReader(settings).read();
        file.problems().stream()
                .filter(problem -> problem.key().equals(Keys.BUYER.name()))
                .findFirst()
                .ifPresent(problem -> {
                    throw new RejectedException(problem.sentence() + "; or name it with --buyer");
                });
        return file.find(Keys.BUYER);
    }

    private static Pause telling(Terminal terminal) {
        return time -> {
            terminal.err().println("The list could not be read; the next try is in " + Words.of(time) + " ...");
            terminal.err().flush();
            Pause.real().pause(time);
        };
    }

    private static int tell(LicenseReport report, Configuration settings, Terminal terminal) {
        return report.verdict()
                .fold(
                        allowed -> unread(report)
                                .map(step -> terminal.done(
                                        "Licensed: the last list that was read says so, and it is still fresh.",
                                        "  The published list is not used: " + step.detail()))
                                .orElseGet(() -> terminal.done("Licensed: this machine is on the list.")),
                        grace -> terminal.done(
                                "Licensed until " + Terminal.time(grace.until(), settings.get(Settings.ZONE))
                                        + ": the list cannot be read, and it said yes not long ago.",
                                "  " + grace.reason()),
                        denied -> terminal.refused("Not licensed: " + denied.reason()),
                        unknown -> terminal.refused("Not known, so not licensed: " + unknown.reason()));
    }

    /** Why the published list did not count, where an earlier one that is still fresh did. */
    private static Optional<LicenseReport.Entry> unread(LicenseReport report) {
        return report.steps().stream()
                .filter(step -> step.step().compareTo(LicenseReport.Step.FRESHNESS) < 0)
                .filter(step -> step.state() == LicenseReport.State.FAILED)
                .findFirst();
    }

    private static void lookForUpdate(URI url, Terminal terminal) {
        Version running = Version.parse(ProgramVersion.text());
        UpdateCheck.builder(running, new HttpReleaseSource(url.toString()), url)
                .retry(RetryPolicy.once())
                .build()
                .run()
                .fold(
                        upToDate -> terminal.done(),
                        newer -> terminal.done("A newer version is out: " + newer.version() + " (this is " + running
                                + "), see " + newer.link()),
                        unknown -> terminal.done());
    }
}
