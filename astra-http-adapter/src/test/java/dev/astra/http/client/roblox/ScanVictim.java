package dev.astra.http.client.roblox;

import dev.astra.core.Secret;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.time.Heartbeat;
import dev.astra.trading.gateway.AccountOutcome;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.DetailsOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import dev.astra.trading.value.ValuesFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process with one scan, made to be killed: it says on standard output before and after each call of the site that it is
 * there, and at the end that it is done.
 */
final class ScanVictim {
    static final Secret COOKIE = Secret.of("made-up-session");

    private ScanVictim() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Store store = Store.open(FileJournal.at(Path.of(arguments[0])), OutboundScan.TABLES, AuditLog.TABLES)) {
            RobloxTradeGateway site = RobloxTradeGateway.builder(COOKIE)
                    .baseUrl(URI.create(arguments[1]))
                    .spacing(Duration.ZERO)
                    .build();
            ValueBook book = book();
            OutboundScan.builder(store, new Heard(site), () -> Optional.of(book))
                    .declining()
                    .telling()
                    .build()
                    .run(Heartbeat.unwatched());
        }
        say("done");
    }

    /** Item 1 is worth 1,000, item 2 900, item 3 1,100. */
    private static ValueBook book() {
        List<ItemValue> items = List.of(item(1, 1_000), item(2, 900), item(3, 1_100));
        return ValueBook.of(1, new FetchedFeed("made up", Instant.now(), 3, 0, items), ValuesFile.EMPTY);
    }

    private static ItemValue item(long id, long price) {
        return new ItemValue(new ItemId(id), "Item " + id, OptionalLong.of(price), OptionalLong.of(price), false);
    }

    private static <T> T say(T word) {
        System.out.println(word instanceof String ? word : "answered");
        return word;
    }

    /** A site whose calls can be heard. */
    private record Heard(TradeGateway site) implements TradeGateway {
        @Override
        public AccountOutcome account() throws InterruptedException {
            say("ask");
            return say(site.account());
        }

        @Override
        public PageOutcome outbound(Optional<String> cursor) throws InterruptedException {
            say("ask");
            return say(site.outbound(cursor));
        }

        @Override
        public DetailsOutcome details(TradeId trade) throws InterruptedException {
            say("ask");
            return say(site.details(trade));
        }

        @Override
        public DeclineOutcome decline(TradeId trade) throws InterruptedException {
            say("ask");
            return say(site.decline(trade));
        }

        @Override
        public InventoryOutcome inventory(PlayerId player) throws InterruptedException {
            say("ask");
            return say(site.inventory(player));
        }
    }
}
