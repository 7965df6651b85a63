package dev.astra.trading.vault.value;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.History;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.trading.vault.item.Item;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** Immutable. How the catalogue is written to the log. Names are found in any case of letters. */
final class CatalogueTables {
    private static final Key<String> NAME = Key.text(Function.identity(), Function.identity());

    static final Table<String, CatalogueEntry> ENTRIES =
            Table.of("vault.catalogue", NAME, entry -> key(entry.base()), new EntryCodec());
    static final Table<String, PetValue> VALUES =
            Table.of("vault.values", NAME, value -> key(value.item().name()), new ValueCodec());
    static final History<String, ValueChange> CHANGES = History.of("vault.values-past", NAME, new ChangeCodec());

    private CatalogueTables() {}

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static final class EntryCodec implements RowCodec<String, CatalogueEntry> {
        @Override
        public void write(CatalogueEntry row, RowWriter out) {
            out.text("base", row.base()).text("category", row.category().word());
        }

        @Override
        public CatalogueEntry read(String key, RowReader in) {
            String word = in.text("category");
            try {
                Category category = Category.of(word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("expected Huge or Titanic, found another word"));
                return new CatalogueEntry(in.text("base"), category);
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("catalogue, " + key + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static final class ValueCodec implements RowCodec<String, PetValue> {
        @Override
        public void write(PetValue row, RowWriter out) {
            out.text("name", row.item().name()).number("value", row.value()).instant("seen", row.seen());
        }

        @Override
        public PetValue read(String key, RowReader in) {
            try {
                return new PetValue(Item.parse(in.text("name")), in.number("value"), in.instant("seen"));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("value of " + key + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static final class ChangeCodec implements RowCodec<String, ValueChange> {
        private static final long UNKNOWN = -1;

        @Override
        public void write(ValueChange row, RowWriter out) {
            out.instant("at", row.at()).number("after", row.after());
            row.before().ifPresent(value -> out.number("before", value));
        }

        @Override
        public ValueChange read(String key, RowReader in) {
            long before = in.numberOr("before", UNKNOWN);
            return new ValueChange(
                    in.instant("at"),
                    before == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(before),
                    in.number("after"));
        }
    }
}
