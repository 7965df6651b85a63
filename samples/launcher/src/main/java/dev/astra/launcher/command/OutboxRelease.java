package dev.astra.launcher.command;

import dev.astra.core.store.Delivery;
import dev.astra.core.store.Outbox;
import dev.astra.launcher.business.Business;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Lets parked messages go out again. */
@Command(name = "release", description = "Let parked messages be delivered again: one, or all.")
final class OutboxRelease extends StoreCommand {
    @ArgGroup(multiplicity = "1")
    private final Which which = new Which();

    OutboxRelease(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Outbox outbox = Outbox.builder(business.store(), business.scheduler()).build();
        List<Long> ids = which.ids(business);
        long released =
                ids.stream().filter(id -> outbox.release(id).isPresent()).count();
        if (which.number != null && released == 0) {
            return terminal.refused("There is no parked message " + which.number + ".");
        }
        return terminal.done(
                "Released: " + Terminal.count(released, "message") + ".",
                business.operating() ? "Delivery begins now." : "\"astra run\" delivers what waits.");
    }

    private static List<Long> parked(Business business) {
        return Outbox.waiting(business.store().view())
                .filter(delivery -> delivery.parked() != null)
                .map(Delivery::id)
                .toList();
    }

    /** Of which. */
    static final class Which {
        @Parameters(paramLabel = "N", description = "the number of a message, as \"astra store outbox\" shows it")
        private @Nullable Long number;

        @Option(names = "--all", required = true, description = "all that are parked")
        private boolean all;

        private List<Long> ids(Business business) {
            Long one = number;
            return all || one == null ? parked(business) : List.of(one);
        }
    }
}
