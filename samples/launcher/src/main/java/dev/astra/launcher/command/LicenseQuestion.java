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

/** One thread. Whether this machine is licensed, and whether a newer version is out, as a buyer's program asks. */
final class LicenseQuestion {
    /** Four tries, a minute apart. */
    static final RetryPolicy PATIENT =
            new RetryPolicy(4, Backoff.constant(Duration.ofSeconds(60)), Duration.ofMinutes(5));

    private final Session session;
    private final MachineIdSource machine;
    private final Terminal terminal;

    LicenseQuestion(Session session, MachineIdSource machine, Terminal terminal) {
        this.session = session;
        this.machine = machine;
        this.terminal = terminal;
    }

    /**
     * Asks and tells.
     *
     * @param typed who is looked for in the list for old programs; empty to go by the settings
     * @param retry how often to fetch
     * @return the exit code
     */
    int ask(Optional<BuyerId> typed, RetryPolicy retry) {
        Configuration settings = session.configuration();
        Optional<BuyerId> buyer = buyer(typed, settings);
        settings.check(needed(buyer), List.of(Settings.GRACE, Settings.ZONE, Settings.VERSION_URL, Settings.LIST_NAME));
        LicenseReport report = check(buyer, settings)
                .grace(new FileGraceMemory(session.home().grace()), settings.get(Settings.GRACE))
                .retry(retry)
                .time(InstantSource.system(), telling())
                .build()
                .run();
        if (session.verbose()) {
            report.steps().forEach(step -> terminal.out().println("  " + step));
        }
        int code = tell(report, settings);
        update();
        return code;
    }

    /** Tells of a newer version, if the settings say where to look. */
    void update() {
        session.configuration().find(Settings.VERSION_URL).ifPresent(this::lookForUpdate);
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
    private static Optional<BuyerId> buyer(Optional<BuyerId> typed, Configuration settings) {
        if (typed.isPresent() || settings.find(Settings.LICENSE_KEY).isPresent()) {
            return typed;
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

    private Pause telling() {
        return time -> {
            terminal.err().println("The list could not be read; the next try is in " + Words.of(time) + " ...");
            terminal.err().flush();
            if (!session.goesOn(time)) {
                throw new InterruptedException("told to end");
            }
        };
    }

    private int tell(LicenseReport report, Configuration settings) {
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

    private void lookForUpdate(URI url) {
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
