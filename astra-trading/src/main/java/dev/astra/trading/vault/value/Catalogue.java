package dev.astra.trading.vault.value;

import dev.astra.core.RejectedException;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Past;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Thread-safe. The pets that the vault takes, and what each of their variants is worth. Names are found in any case of
 * letters; the spelling that came first is the one that items have. A pet that was taken once is never dropped: somebody may
 * own it.
 *
 * <pre>{@code
 * Catalogue catalogue = new Catalogue(store);
 * UpdateReport report = catalogue.update(FileCatalogue.at(path));
 * }</pre>
 */
public final class Catalogue {
    /** The tables of the catalogue. */
    public static final Schema TABLES =
            Schema.of(CatalogueTables.ENTRIES, CatalogueTables.VALUES).with(CatalogueTables.CHANGES);

    /** The most pets. */
    public static final int MOST_PETS = 100_000;

    private final Store store;

    /**
     * The catalogue.
     *
     * @param store opened with {@link #TABLES}
     */
    public Catalogue(Store store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Takes rows in; what they do not name stays as it is.
     *
     * @return how many pets are new, and how many values are other than before
     * @throws RejectedException if there would be more than {@value #MOST_PETS} pets
     */
    public Changes put(Tx tx, List<CatalogueRow> rows) {
        int added = 0;
        int changed = 0;
        for (CatalogueRow row : rows) {
            Optional<CatalogueEntry> known = find(tx, row.item().base());
            if (known.isEmpty()) {
                added++;
                requireRoom(tx);
                tx.put(CatalogueTables.ENTRIES, new CatalogueEntry(row.item().base(), row.category()));
            }
            Item item = known.map(entry -> row.item().withBase(entry.base())).orElse(row.item());
            if (row.value().isPresent() && value(tx, item, row.value().getAsLong())) {
                changed++;
            }
        }
        return new Changes(added, changed);
    }

    /** Like {@link #put(Tx, List)}, in a write of its own. */
    public Changes put(List<CatalogueRow> rows) {
        return store.write(tx -> put(tx, rows));
    }

    /**
     * Immutable. What taking rows in changed.
     *
     * @param added how many pets are new
     * @param changed how many values are other than before
     */
    public record Changes(int added, int changed) {}

    private static void requireRoom(Tx tx) {
        if (tx.table(CatalogueTables.ENTRIES).count() >= MOST_PETS) {
            throw new RejectedException("expected at most " + MOST_PETS + " pets in the catalogue, got one more");
        }
    }

    private static boolean value(Tx tx, Item item, long value) {
        Optional<PetValue> before = value(tx, item);
        tx.put(CatalogueTables.VALUES, new PetValue(item, value, tx.now()));
        if (before.isPresent() && before.get().value() == value) {
            return false;
        }
        OptionalLong former = before.isPresent() ? OptionalLong.of(before.get().value()) : OptionalLong.empty();
        tx.append(CatalogueTables.CHANGES, CatalogueTables.key(item.name()), new ValueChange(tx.now(), former, value));
        return true;
    }

    /**
     * Reads all pages of a source and takes in what they say, in one write. A page that fails does not stop the others.
     *
     * @throws dev.astra.core.UnavailableException if the source does not even say how many pages it has
     */
    public UpdateReport update(CatalogueSource source) {
        int pages = Math.min(source.pages(), CatalogueSource.MOST_PAGES);
        List<CatalogueRow> rows = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        SortedMap<Integer, String> failed = new TreeMap<>();
        for (int number = 1; number <= pages; number++) {
            PageOutcome page = source.page(number);
            if (page instanceof PageOutcome.Read read) {
                rows.addAll(read.rows());
                refused.addAll(read.refused());
            } else if (page instanceof PageOutcome.Failed failure) {
                failed.put(number, failure.reason());
            }
        }
        Changes changes = rows.isEmpty() ? new Changes(0, 0) : put(rows);
        return new UpdateReport(pages, failed, rows.size(), changes.added(), changes.changed(), refused);
    }

    /** A pet that the vault takes, by its base name in any case. */
    public static Optional<CatalogueEntry> find(View view, String base) {
        return view.table(CatalogueTables.ENTRIES).get(CatalogueTables.key(base));
    }

    /** The item in the catalogue's spelling; empty if the vault does not take it. */
    public static Optional<Item> resolve(View view, Item item) {
        return find(view, item.base()).map(entry -> item.withBase(entry.base()));
    }

    /** All pets, by name. */
    public static Stream<CatalogueEntry> all(View view) {
        return view.table(CatalogueTables.ENTRIES).all();
    }

    /** What one of an item is worth, if a source ever said so. */
    public static Optional<PetValue> value(View view, Item item) {
        return view.table(CatalogueTables.VALUES).get(CatalogueTables.key(item.name()));
    }

    /** All values, by name. */
    public static Stream<PetValue> values(View view) {
        return view.table(CatalogueTables.VALUES).all();
    }

    /** The values that no source has confirmed for longer than this. */
    public static Stream<PetValue> stale(View view, Instant now, Duration limit) {
        return values(view).filter(value -> value.isStale(now, limit));
    }

    /** What the pets of a bundle are worth together, in gems: value times quantity, 0 for what has no value. */
    public static long worth(View view, Bundle bundle) {
        long sum = 0;
        for (Map.Entry<Item, Long> each : bundle.items().entrySet()) {
            long one = value(view, each.getKey()).map(PetValue::value).orElse(0L);
            sum = Math.addExact(sum, Math.multiplyExact(one, each.getValue()));
        }
        return sum;
    }

    /** What one of an item was worth over time, newest first. */
    public static Past<ValueChange> history(DurableView view, Item item) {
        return view.history(CatalogueTables.CHANGES, CatalogueTables.key(item.name()))
                .map(entry -> entry.value());
    }
}
