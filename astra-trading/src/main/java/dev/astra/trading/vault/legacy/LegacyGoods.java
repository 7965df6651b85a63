package dev.astra.trading.vault.legacy;

import dev.astra.trading.vault.FormerTrade;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.item.Rarity;
import dev.astra.trading.vault.trade.Trade;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One thread. Pets, deposits and withdrawals. */
final class LegacyGoods {
    private final LegacyReading reading;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> trades = new HashSet<>();

    LegacyGoods(LegacyReading reading) {
        this.reading = reading;
    }

    void pet(LegacyDocument document, int line) {
        long user = document.id("discord_id");
        Item item = item(document, "pet_name");
        long quantity = document.number("quantity")
                .orElseThrow(() -> new IllegalArgumentException("field quantity: expected one"));
        if (quantity < 0 || quantity > Bundle.MOST_PIECES) {
            throw new IllegalArgumentException("field quantity: expected 0 to " + Bundle.MOST_PIECES);
        }
        LegacyDocument data = document.document("pet_data");
        boolean agrees = data.text("rarity").map(item.rarity().word()::equals).orElse(true)
                && data.flag("shiny").map(shiny -> shiny == item.shiny()).orElse(true);
        if (!agrees) {
            notice(line, "pet_data says another variant than the name; the name counts");
        }
        Integer earlier = rows.putIfAbsent(user + "/" + item.name(), line);
        if (earlier != null) {
            notice(line, "the same user and pet as in line " + earlier + "; both are added up");
        }
        if (quantity == 0) {
            notice(line, "there is none of it; the line is left out");
            return;
        }
        reading.owner(user).add(item, quantity);
    }

    private void notice(int line, String text) {
        reading.notice(LegacyCollection.INVENTORY, line, text);
    }

    private static Item item(LegacyDocument document, String field) {
        String name = document.text(field)
                .orElseThrow(() -> new IllegalArgumentException("field " + field + ": expected a text"));
        try {
            return Item.parse(name);
        } catch (IllegalArgumentException noName) {
            throw new IllegalArgumentException("field " + field + ": " + noName.getMessage(), noName);
        }
    }

    void trade(LegacyDocument document, int line) {
        String id = document.text("_id").orElse("");
        if (!id.isEmpty() && !trades.add(id)) {
            throw new IllegalArgumentException("field _id: the same transaction stands in an earlier line");
        }
        long user = document.id("discord_id");
        Trade.Kind kind = kind(document.text("type").orElse(""));
        String status = document.text("status").orElse("");
        boolean completed = status.equals("completed");
        if (!completed && !status.equals("pending")) {
            throw new IllegalArgumentException("field status: expected pending or completed");
        }
        long gems = document.number("gems").orElse(0L);
        long value = document.number("total_value").orElse(0L);
        Instant at = document.moment("created_at")
                .orElseThrow(() -> new IllegalArgumentException("field created_at: expected a moment"));
        Optional<String> number = Optional.of(id).filter(text -> text.matches("[0-9A-Za-z]{1,64}"));
        String remark = number.map(text -> "was " + text).orElse("was without a number")
                + (completed ? "" : ", pending for ever");
        reading.owner(user)
                .add(new FormerTrade(
                        kind,
                        completed ? Trade.State.COMPLETED : Trade.State.FAILED,
                        goods(document, gems),
                        value,
                        at,
                        remark));
    }

    private static Trade.Kind kind(String type) {
        return switch (type) {
            case "deposit" -> Trade.Kind.DEPOSIT;
            case "withdraw" -> Trade.Kind.WITHDRAWAL;
            default -> throw new IllegalArgumentException("field type: expected deposit or withdraw");
        };
    }

    /** Here the name is that of the variant, and what stands beside it says it once more. */
    private static Bundle goods(LegacyDocument document, long gems) {
        TreeMap<Item, Long> items = new TreeMap<>();
        for (LegacyDocument pet : document.documents("pets")) {
            Item named = item(pet, "name");
            boolean plain = named.rarity() == Rarity.NORMAL && !named.shiny();
            Rarity rarity = pet.text("rarity").flatMap(Rarity::of).orElse(named.rarity());
            boolean shiny = pet.flag("shiny").orElse(named.shiny());
            Item item = plain ? new Item(named.base(), rarity, shiny) : named;
            items.merge(item, pet.number("quantity").orElse(1L), Math::addExact);
        }
        return new Bundle(items, gems);
    }
}
