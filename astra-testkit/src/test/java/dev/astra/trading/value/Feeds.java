package dev.astra.trading.value;

import dev.astra.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Feeds and files for tests. */
public final class Feeds {
    private Feeds() {}

    /** An item as the feed writes it: -1 is none. */
    public static ItemValue item(long id, long rap, long value) {
        return new ItemValue(new ItemId(id), "Item " + id, price(rap), price(value), false);
    }

    public static FetchedFeed feed(ItemValue... items) {
        return feed(List.of(items));
    }

    public static FetchedFeed feed(List<ItemValue> items) {
        return new FetchedFeed("test feed", VirtualTime.START, items.size(), 0, items);
    }

    public static ValuesFile file(String text) {
        return ValuesFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(ValuesFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    public static ValueBook book(ItemValue... items) {
        return ValueBook.of(1, feed(items), ValuesFile.EMPTY);
    }

    /** A file of the usual form with some of the ids up to {@code ids}, about one row in five pinned. */
    static String randomFile(Random random, int ids) {
        List<String> rows = new ArrayList<>();
        for (int id : shuffled(random, ids)) {
            if (random.nextInt(10) < 9) {
                boolean pinned = random.nextInt(5) == 0;
                String third = random.nextInt(300) + "." + String.format("%06d", random.nextInt(1_000_000));
                String stamp = pinned ? "9999999999" : Integer.toString(1_600_000_000 + random.nextInt(30_000_000));
                rows.add((1000 + id) + ":" + random.nextInt(20) * 500 + ":" + third + ":" + stamp + ":"
                        + random.nextInt(16_000_000) + ".051000");
            }
        }
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        String header = random.nextInt(8) == 0 ? "" : "old" + end + end;
        return header + String.join(end, rows) + (random.nextBoolean() ? "" : end);
    }

    /** A feed over some of the same ids and others. */
    static FetchedFeed randomFeed(Random random, int ids) {
        List<ItemValue> items = new ArrayList<>();
        for (int id : shuffled(random, ids + ids / 10)) {
            if (random.nextInt(20) != 0) {
                items.add(item(
                        1000 + id, random.nextInt(10_000), random.nextInt(3) == 0 ? random.nextInt(20) * 500 : -1));
            }
        }
        return feed(items);
    }

    private static List<Integer> shuffled(Random random, int count) {
        List<Integer> ids = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            ids.add(id);
        }
        Collections.shuffle(ids, random);
        return ids;
    }

    private static OptionalLong price(long price) {
        return price < 0 ? OptionalLong.empty() : OptionalLong.of(price);
    }
}
