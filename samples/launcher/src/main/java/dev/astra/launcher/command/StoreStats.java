package dev.astra.launcher.command;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.View;
import dev.astra.core.store.file.CutTail;
import dev.astra.core.store.file.FileJournal;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Safekeeping;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.Publication;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;

/** One thread. Counts what is in the store. */
@Command(name = "stats", description = "Count what is in the store, and tell how it is.")
final class StoreStats extends StoreCommand {
    StoreStats(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.BACKUP_DIR, Settings.BACKUPS_KEPT, Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        DurableView view = business.store().view();
        terminal.out().println("Store in " + business.home().store());
        terminal.row(
                "orders",
                Terminal.number(OrderRegistry.count(view)) + ", of them refunded or disputed: "
                        + Terminal.number(OrderRegistry.all(view)
                                .filter(order -> order.state().revoked())
                                .count()));
        terminal.row(
                "licenses",
                "claimed: "
                        + Terminal.number(Licensing.all(view)
                                .filter(license -> license.owner().isPresent())
                                .count())
                        + ", bound to a machine: "
                        + Terminal.number(Licensing.all(view)
                                .filter(license -> license.activation().isPresent())
                                .count())
                        + ", taken away: "
                        + Terminal.number(Licensing.all(view)
                                .filter(license -> license.revoked())
                                .count()));
        terminal.row(
                "list",
                "version " + Licensing.listVersion(view) + " with "
                        + Terminal.count(Licensing.listed(view).count(), "line") + "; published: version "
                        + Publication.published(view));
        terminal.row("outbox", outbox(view));
        terminal.row("audit log", Terminal.number(AuditLog.all(view).count()) + " entries");
        business.journal().flatMap(FileJournal::report).ifPresent(report -> StoreVerify.tell(report, terminal));
        terminal.row("segments", files(business.home().store()));
        terminal.row(
                "backups",
                backups(business.safekeeping(), business.configuration().get(Settings.ZONE)));
        business.journal().flatMap(FileJournal::cutTail).map(StoreStats::cut).ifPresent(terminal.out()::println);
        business.problems().forEach(problem -> terminal.row("problem", problem));
        return ExitCode.DONE;
    }

    private static String files(Path store) {
        return Terminal.count(Directory.count(store, "journal-"), "file") + " of "
                + Terminal.number(Directory.bytes(store, "journal-")) + " bytes; snapshots: "
                + Terminal.number(Directory.bytes(store, "snapshot-")) + " bytes";
    }

    private static String backups(Safekeeping safekeeping, ZoneId zone) {
        return safekeeping
                .newest()
                .map(at -> "the newest of " + Terminal.time(at, zone) + ", in " + safekeeping.directory())
                .orElse("none in " + safekeeping.directory());
    }

    private static String outbox(View view) {
        List<Delivery> all = Outbox.waiting(view).toList();
        long parked = all.stream().filter(delivery -> delivery.parked() != null).count();
        return "waiting: " + Terminal.number(all.size() - parked) + ", parked: " + Terminal.number(parked);
    }

    private static String cut(CutTail tail) {
        return "  A crash had left " + tail.bytes() + " torn bytes behind change " + tail.afterSequence()
                + "; they were taken off and are kept in " + tail.keptAs();
    }
}
