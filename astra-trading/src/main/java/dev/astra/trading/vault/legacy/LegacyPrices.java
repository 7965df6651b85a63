package dev.astra.trading.vault.legacy;

import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import dev.astra.trading.vault.value.PetValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thread. Values, in the two shapes that the old vault had: {@code pet_name}, which it wrote, and {@code name} with {@code
 * game}, which it read. Where both name a pet, the one that it read counts.
 */
final class LegacyPrices {
    private final Map<Item, CatalogueRow> written = new LinkedHashMap<>();
    private final Map<Item, CatalogueRow> read = new LinkedHashMap<>();
    private int others;
    private int unknown;

    void read(LegacyDocument document, int line) {
        Optional<String> shown = document.text("name");
        String name = shown.or(() -> document.text("pet_name"))
                .orElseThrow(() -> new IllegalArgumentException("field name or pet_name: expected a text"));
        OptionalLong value = whole(document.value("value"));
        Item item = Item.parse(name);
        Optional<Category> category = Category.ofBase(item.base());
        if (category.isEmpty()) {
            others++;
            return;
        }
        if (value.isEmpty()) {
            unknown++;
        }
        (shown.isPresent() ? read : written).put(item, new CatalogueRow(item, category.get(), value));
    }

    private static OptionalLong whole(Optional<BigDecimal> value) {
        boolean fits = value.filter(number -> number.signum() >= 0
                        && number.compareTo(BigDecimal.valueOf(PetValue.MOST)) <= 0
                        && number.stripTrailingZeros().scale() <= 0)
                .isPresent();
        return fits ? OptionalLong.of(value.orElseThrow().longValueExact()) : OptionalLong.empty();
    }

    /** Tells what was left out. */
    void tell(LegacyReading reading) {
        if (others > 0) {
            reading.notice(
                    LegacyCollection.PET_VALUES,
                    0,
                    others + " values of pets that are neither huge nor titanic are left out");
        }
        if (unknown > 0) {
            reading.notice(
                    LegacyCollection.PET_VALUES,
                    0,
                    unknown + " pets have no whole value up to " + PetValue.MOST + "; they come in without one");
        }
    }

    Map<Item, CatalogueRow> rows() {
        Map<Item, CatalogueRow> rows = new LinkedHashMap<>(written);
        rows.putAll(read);
        return rows;
    }
}
