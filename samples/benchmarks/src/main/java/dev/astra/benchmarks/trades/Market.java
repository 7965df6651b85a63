package dev.astra.benchmarks.trades;

import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import dev.astra.trading.value.ValuesFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Immutable. Made-up items and offers, the same at every run: prices are skewed as on a real market. */
final class Market {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final FetchedFeed feed;
    private final ValuesFile file;

    Market(int items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ItemValue> all = new ArrayList<>();
        StringBuilder rows = new StringBuilder("old\n\n");
        for (int i = 0; i < items; i++) {
            long id = 1_000_000L + i * 331L + random.nextInt(331);
            long rap = (long) Math.exp(6 + random.nextDouble() * 8);
            boolean valued = random.nextInt(5) == 0;
            long value = rap / 500 * 500 + 500;
            all.add(new ItemValue(
                    new ItemId(id),
                    "Item " + id,
                    OptionalLong.of(rap),
                    valued ? OptionalLong.of(value) : OptionalLong.empty(),
                    false));
            if (random.nextInt(50) != 0) {
                String stamp = valued ? "9999999999" : "1627789128";
                long before = valued && random.nextInt(10) != 0 ? value : rap + random.nextInt(100);
                rows.append(id)
                        .append(':')
                        .append(before)
                        .append(":0.216667:")
                        .append(stamp)
                        .append(":14143128.441000\n");
            }
        }
        this.feed = new FetchedFeed("made up", AT, items, 0, all);
        this.file = ValuesFile.parse(rows.toString().getBytes(StandardCharsets.US_ASCII));
    }

    FetchedFeed feed() {
        return feed;
    }

    ValuesFile file() {
        return file;
    }

    ValueBook book() {
        return ValueBook.of(1, feed, file);
    }

    List<ItemId> ids() {
        return feed.items().stream().map(ItemValue::id).toList();
    }

    /** Offers of 1 to 4 items a side; one in five has Robux, one in a thousand an item that nobody knows. */
    List<TradeOffer> offers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ItemId> ids = ids();
        List<TradeOffer> offers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            offers.add(new TradeOffer(side(random, ids), side(random, ids)));
        }
        return offers;
    }

    private static Side side(SplittableRandom random, List<ItemId> ids) {
        List<ItemId> chosen = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            chosen.add(random.nextInt(2_000) == 0 ? new ItemId(7) : ids.get(random.nextInt(ids.size())));
        }
        return Side.of(chosen, random.nextInt(5) == 0 ? random.nextInt(50) * 100L : 0);
    }
}
