package dev.astra.trading.vault.legacy;

import dev.astra.core.UserId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thread. Reads the lines of all collections, and notes everything that is wrong with them. */
final class LegacyReading {
    private static final int MOST_GEM_BITS = 62;
    private static final int MOST_STRANGE = 100;

    final SortedMap<UserId, LegacyOwner> owners = new TreeMap<>();
    final List<Remark> problems = new ArrayList<>();
    final List<Remark> notices = new ArrayList<>();
    private final Map<LegacyCollection, Integer> documents = new HashMap<>();
    private final Map<PlayerId, String> names = new HashMap<>();
    private final Set<String> strange = new HashSet<>();
    private final LegacyPrices prices = new LegacyPrices();

    private interface Rows {
        void read(LegacyDocument document, int line);
    }

    /** Reads everything. */
    static LegacyReading of(LegacyFiles files) {
        LegacyReading reading = new LegacyReading();
        LegacyPeople people = new LegacyPeople(reading);
        LegacyGoods goods = new LegacyGoods(reading);
        reading.each(files, LegacyCollection.USERS, people::account);
        reading.each(files, LegacyCollection.DISCORD_USERS, people::user);
        reading.each(files, LegacyCollection.INVENTORY, goods::pet);
        reading.each(files, LegacyCollection.TRANSACTIONS, goods::trade);
        reading.each(files, LegacyCollection.PET_VALUES, reading.prices::read);
        reading.prices.tell(reading);
        reading.limits();
        return reading;
    }

    private void each(LegacyFiles files, LegacyCollection collection, Rows rows) {
        int number = 0;
        for (String line : files.of(collection)) {
            number++;
            if (!line.isBlank()) {
                one(collection, number, line, rows);
            }
        }
    }

    private void one(LegacyCollection collection, int number, String line, Rows rows) {
        documents.merge(collection, 1, Integer::sum);
        try {
            Map<String, Object> fields = LegacyJson.object(line);
            fields.keySet().stream()
                    .filter(field -> !collection.knows(field))
                    .limit(MOST_STRANGE)
                    .forEach(field -> strange(collection, number, field));
            rows.read(new LegacyDocument(fields), number);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            problem(collection, number, String.valueOf(wrong.getMessage()));
        }
    }

    /** Each is told once, where it comes first. */
    private void strange(LegacyCollection collection, int line, String field) {
        if (strange.size() < MOST_STRANGE && strange.add(collection.word() + " " + field)) {
            notice(collection, line, "the field " + field + " is not one of the old vault's; it is left out");
        }
    }

    /** What is too much for one user of this vault. */
    private void limits() {
        BigInteger gems = BigInteger.ZERO;
        for (LegacyOwner owner : owners.values()) {
            gems = gems.add(BigInteger.valueOf(owner.gems));
            try {
                owner.goods();
            } catch (IllegalArgumentException tooMuch) {
                problem(LegacyCollection.INVENTORY, 0, "a user: " + tooMuch.getMessage());
            }
        }
        if (gems.bitLength() > MOST_GEM_BITS) {
            problem(LegacyCollection.DISCORD_USERS, 0, "expected gems that add up to less than 2^62, found more");
        }
    }

    void problem(LegacyCollection collection, int line, String text) {
        problems.add(new Remark(collection, line, text));
    }

    void notice(LegacyCollection collection, int line, String text) {
        notices.add(new Remark(collection, line, text));
    }

    LegacyOwner owner(long id) {
        return owners.computeIfAbsent(new UserId(id), LegacyOwner::new);
    }

    void name(PlayerId player, String name) {
        names.put(player, name);
    }

    /** The spelling of the site, if the old vault remembered it. */
    Optional<String> name(PlayerId player) {
        return Optional.ofNullable(names.get(player));
    }

    int documents(LegacyCollection collection) {
        return documents.getOrDefault(collection, 0);
    }

    /** The pets that have a value, and those that somebody owns. */
    List<CatalogueRow> catalogue() {
        Map<Item, CatalogueRow> rows = new LinkedHashMap<>(prices.rows());
        for (LegacyOwner owner : owners.values()) {
            for (Item item : owner.pets.keySet()) {
                Category.ofBase(item.base())
                        .ifPresent(category ->
                                rows.putIfAbsent(item, new CatalogueRow(item, category, OptionalLong.empty())));
            }
        }
        return List.copyOf(rows.values());
    }
}
