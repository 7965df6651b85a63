package dev.astra.trading.vault;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.TradeCode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable. How owners, what they own, and bundles are written to the log. */
final class RowCodecs {
    private RowCodecs() {}

    /** A bundle: lines like {@code 3 Huge Cat}, and the gems. */
    static void write(RowWriter out, String name, Bundle bundle) {
        if (!bundle.items().isEmpty()) {
            out.texts(
                    name,
                    bundle.items().entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey().name())
                            .toList());
        }
        if (bundle.gems() > 0) {
            out.number(name + "Gems", bundle.gems());
        }
    }

    static Bundle read(RowReader in, String name) {
        SortedMap<Item, Long> items = new TreeMap<>();
        for (String line : in.texts(name)) {
            int blank = line.indexOf(' ');
            if (blank < 1) {
                throw new IllegalArgumentException("expected a quantity and a name in " + name);
            }
            items.put(Item.parse(line.substring(blank + 1)), Long.valueOf(line.substring(0, blank)));
        }
        return new Bundle(items, in.numberOr(name + "Gems", 0));
    }

    static final class OfOwner implements RowCodec<UserId, Owner> {
        @Override
        public void write(Owner row, RowWriter out) {
            out.number("number", row.number())
                    .text("code", row.code().map(TradeCode::text).orElse(null));
        }

        @Override
        public Owner read(UserId user, RowReader in) {
            try {
                return new Owner(
                        user,
                        in.number("number"),
                        Optional.ofNullable(in.textOrNull("code")).map(TradeCode::new));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("owner in the vault: " + wrong.getMessage(), wrong);
            }
        }
    }

    static final class OfStock implements RowCodec<String, Stock> {
        @Override
        public void write(Stock row, RowWriter out) {
            out.number("owned", row.holding().owned());
            if (row.holding().reserved() > 0) {
                out.number("reserved", row.holding().reserved());
            }
        }

        @Override
        public Stock read(String key, RowReader in) {
            try {
                int slash = key.indexOf('/');
                return new Stock(
                        Long.parseLong(key, 0, Math.max(slash, 0), 10),
                        Item.parse(key.substring(slash + 1)),
                        new Holding(in.number("owned"), in.numberOr("reserved", 0)));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("item " + key + " in the vault: " + wrong.getMessage(), wrong);
            }
        }
    }
}
