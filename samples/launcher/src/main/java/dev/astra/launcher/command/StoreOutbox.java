package dev.astra.launcher.command;

import dev.astra.core.store.Delivery;
import dev.astra.core.store.Outbox;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import java.util.List;
import picocli.CommandLine.Command;

/** One thread. Shows what waits to go out; not what is in it, which may name people. */
@Command(
        name = "outbox",
        description = "Show what waits to go out, and what is parked.",
        subcommands = OutboxRelease.class)
final class StoreOutbox extends StoreCommand {
    private static final int SHOWN = 50;

    StoreOutbox(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        List<Delivery> all = Outbox.waiting(business.store().view()).toList();
        int most = session().verbose() ? all.size() : SHOWN;
        all.stream()
                .limit(most)
                .forEach(delivery -> terminal.row(Long.toString(delivery.id()), line(delivery, business)));
        if (all.size() > most) {
            terminal.out().println("  and " + (all.size() - most) + " more; --verbose shows all");
        }
        long parked = all.stream().filter(delivery -> delivery.parked() != null).count();
        return terminal.done("Waiting: " + Terminal.number(all.size() - parked) + ", parked: " + Terminal.number(parked)
                + (parked == 0 ? "." : "; \"astra store outbox release N\" or \"--all\" lets them go."));
    }

    private static String line(Delivery delivery, Business business) {
        String stands = delivery.parked() == null
                ? "due "
                        + Terminal.time(delivery.due(), business.configuration().get(Settings.ZONE)) + ", tried "
                        + delivery.attempts() + " times"
                : "parked: " + delivery.parked();
        return Arguments.printable(delivery.message().topic() + ", " + stands);
    }
}
