package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.View;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Tells what is known about a license or about all of a person. */
@Command(name = "show", description = "Tell how a license stands, or all licenses of a person.")
final class BuyerShow extends StoreCommand {
    @ArgGroup(multiplicity = "1")
    private final Which which = new Which();

    BuyerShow(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE, Settings.COOLDOWN);
    }

    @Override
    int run(Business business, Terminal terminal) {
        View view = business.store().view();
        UserId user = which.user;
        if (user != null) {
            List<License> theirs = Licensing.of(view, user);
            if (theirs.isEmpty()) {
                return terminal.refused("User " + user + " has no license.");
            }
            theirs.forEach(license -> tell(license, view, business, terminal));
            return ExitCode.DONE;
        }
        BuyerId id = new BuyerId(which.number());
        Optional<Order> order = OrderRegistry.get(view, new OrderNumber(id.value()));
        if (order.isEmpty()) {
            return terminal.refused("There is no license " + id + ".");
        }
        tell(Licensing.find(view, id).orElseGet(() -> License.unclaimed(id)), view, business, terminal);
        return ExitCode.DONE;
    }

    private static void tell(License license, View view, Business business, Terminal terminal) {
        ZoneId zone = business.configuration().get(Settings.ZONE);
        terminal.out().println("License " + license.id() + (license.revoked() ? " (taken away)" : ""));
        OrderRegistry.get(view, license.order()).ifPresent(order -> terminal.row("order", order(order, zone)));
        terminal.row("owner", owner(license, view));
        license.claimedAt().ifPresent(at -> terminal.row("claimed", Terminal.time(at, zone)));
        terminal.row("machine", machine(license, zone));
        terminal.row("next change", nextChange(license, business, zone));
        license.revocation()
                .ifPresent(
                        it -> terminal.row("taken away", Terminal.time(it.at(), zone) + ", " + Words.of(it.reason())));
        terminal.row("on the list", license.listed() ? "yes" : "no");
    }

    private static String owner(License license, View view) {
        boolean forgotten = OrderRegistry.get(view, license.order())
                .filter(Order::isForgotten)
                .isPresent();
        return license.owner().map(user -> "user " + user).orElse(forgotten ? "forgotten" : "nobody yet");
    }

    private static String order(Order order, ZoneId zone) {
        return "paid " + Terminal.time(order.paid().at(), zone) + ", "
                + switch (order.state()) {
                    case PAID -> "the money stayed";
                    case REFUNDED -> "refunded";
                    case DISPUTED -> "disputed";
                }
                + (order.looksUnpaidSince().isPresent() ? "; the shop calls it unpaid now" : "");
    }

    private static String machine(License license, ZoneId zone) {
        return license.activation()
                .map(activation -> Words.shortly(activation.machine())
                        + activation
                                .boundAt()
                                .map(at -> ", since " + Terminal.time(at, zone))
                                .orElse(""))
                .orElse("none yet");
    }

    private static String nextChange(License license, Business business, ZoneId zone) {
        Duration cooldown = business.configuration().get(Settings.COOLDOWN);
        Instant now = business.scheduler().clock().instant();
        return new dev.astra.core.cooldown.CooldownRule(cooldown)
                .judge(license.lastChange().map(License.LastChange::at), now)
                .fold(
                        free -> "free",
                        refused -> "free at " + Terminal.time(refused.opensAt(), zone) + ", in "
                                + Words.of(refused.remaining()));
    }

    /** Of whom. */
    static final class Which {
        @Option(names = "--user", required = true, paramLabel = "ID", description = "a Discord user id")
        private @Nullable UserId user;

        @Option(names = "--buyer", required = true, paramLabel = "N", description = "a Buyer ID")
        private @Nullable BuyerId buyer;

        private long number() {
            return buyer == null ? 0 : buyer.value();
        }
    }
}
