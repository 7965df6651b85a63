package dev.astra.http.server.vault;

import dev.astra.core.store.Past;
import dev.astra.core.store.View;
import dev.astra.http.server.Fault;
import dev.astra.http.server.Reply;
import dev.astra.trading.vault.CancelOutcome;
import dev.astra.trading.vault.CompleteOutcome;
import dev.astra.trading.vault.Decision;
import dev.astra.trading.vault.EndOutcome;
import dev.astra.trading.vault.Holding;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.OpenOutcome;
import dev.astra.trading.vault.WithdrawalOutcome;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Immutable. The vault's outcomes as JSON. */
final class VaultReplies {
    private static final Reply UNKNOWN_PLAYER = Reply.json(200, Map.of("decision", "unknown-player"));
    private static final Reply BUSY = Reply.json(200, Map.of("decision", "busy"));
    private static final Reply DEPOSIT = Reply.json(200, Map.of("decision", "deposit"));

    private final Once once;

    VaultReplies(Once once) {
        this.once = once;
    }

    static Reply decision(Decision decision) {
        return decision.fold(
                deposit -> DEPOSIT,
                withdraw -> Reply.json(200, withdraw(withdraw.trade())),
                unknown -> UNKNOWN_PLAYER,
                busy -> BUSY);
    }

    Reply opened(TradeKey key, OpenOutcome outcome) {
        return outcome.fold(
                deposit -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("decision", "deposit");
                    return opened(key, deposit.trade(), fields);
                },
                withdraw -> opened(key, withdraw.trade(), withdraw(withdraw.trade())),
                unknown -> UNKNOWN_PLAYER,
                busy -> BUSY,
                conflict -> no(409, "key-used", "this trade was opened before, for another player"));
    }

    private static Reply opened(TradeKey key, Trade trade, Map<String, Object> fields) {
        fields.put("id", Wire.id(key));
        fields.put("transaction", trade.id().value());
        fields.put("code", trade.code().text());
        return Reply.json(200, fields);
    }

    private static Map<String, Object> withdraw(Trade trade) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("decision", "withdraw");
        fields.put("items", Wire.items(trade.wanted().items()));
        fields.put("gems", trade.wanted().gems());
        return fields;
    }

    Reply completed(CompleteOutcome outcome) {
        return outcome.fold(
                completed -> Reply.json(200, trade(completed.trade())),
                refused -> once.told(Wire.fault(422, refused.fault())),
                unknown -> unknownTrade(),
                nobody -> unknownTrade(),
                conflict -> endedOtherwise());
    }

    Reply ended(EndOutcome outcome) {
        return outcome.fold(
                ended -> Reply.json(
                        200,
                        Map.of(
                                "transaction",
                                ended.meeting().trade().value(),
                                "state",
                                Wire.word(ended.meeting().state()))),
                unknown -> unknownTrade(),
                conflict -> endedOtherwise());
    }

    Reply reserved(WithdrawalOutcome outcome) {
        return outcome.fold(
                reserved -> Reply.json(200, trade(reserved.trade())),
                refused -> once.told(Wire.fault(422, refused.fault())),
                notLinked -> no(404, "not-linked", "this user has no linked account"),
                already -> no(409, "already-reserved", "this user has a withdrawal that waits; give it up first"));
    }

    Reply givenUp(CancelOutcome outcome) {
        return outcome.fold(
                cancelled -> Reply.json(200, trade(cancelled.trade())),
                none -> no(404, "nothing-reserved", "this user has no withdrawal that waits"),
                traded -> no(409, "being-traded", "a bot is handing it out"));
    }

    private Reply unknownTrade() {
        return no(404, "unknown-trade", "no trade was opened under this id");
    }

    private Reply endedOtherwise() {
        return no(409, "ended-otherwise", "this trade ended before, and otherwise");
    }

    private Reply no(int status, String code, String detail) {
        return once.told(Fault.of(status, code, detail));
    }

    private static Map<String, Object> trade(Trade trade) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transaction", trade.id().value());
        fields.put("kind", Wire.word(trade.kind()));
        fields.put("state", Wire.word(trade.state()));
        fields.put("items", Wire.items(trade.goods().items()));
        fields.put("gems", trade.goods().gems());
        fields.put("value", trade.value());
        fields.put("code", trade.code().text());
        fields.put("since", trade.since().toString());
        trade.until().ifPresent(until -> fields.put("until", until.toString()));
        return fields;
    }

    static Reply holdings(Holdings holdings, List<Trade> open) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map.Entry<Item, Holding> each : holdings.items().entrySet()) {
            Map<String, Object> line = Wire.item(each.getKey());
            line.put("owned", each.getValue().owned());
            line.put("reserved", each.getValue().reserved());
            items.add(line);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("items", items);
        fields.put("gems", holdings.gems());
        fields.put("gemsReserved", holdings.gemsReserved());
        fields.put("open", open.stream().map(VaultReplies::trade).toList());
        return Reply.json(200, fields);
    }

    static Reply history(Past.Page<PastTrade> page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trades", page.entries().stream().map(VaultReplies::past).toList());
        page.next().ifPresent(next -> fields.put("before", next));
        return Reply.json(200, fields);
    }

    private static Map<String, Object> past(PastTrade trade) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transaction", trade.id().value());
        fields.put("kind", Wire.word(trade.kind()));
        fields.put("state", Wire.word(trade.state()));
        fields.put("items", Wire.items(trade.goods().items()));
        fields.put("gems", trade.goods().gems());
        fields.put("value", trade.value());
        fields.put("since", trade.since().toString());
        fields.put("ended", trade.ended().toString());
        if (!trade.reason().isEmpty()) {
            fields.put("reason", trade.reason());
        }
        return fields;
    }

    static Reply items(View view) {
        List<Map<String, Object>> items = new ArrayList<>();
        Catalogue.values(view).forEach(each -> {
            Map<String, Object> line = Wire.item(each.item());
            line.put("value", each.value());
            line.put("seen", each.seen().toString());
            items.add(line);
        });
        return Reply.json(200, Map.of("items", items));
    }
}
