package dev.astra.trading.outbound;

import dev.astra.core.audit.Notice;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.offer.Figures;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.PricedItem;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.offer.Weighing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Immutable, without instances. What people are told about a declined trade. */
final class DeclineFacts {
    private static final int MOST_ITEMS_CHARS = 1000;

    private DeclineFacts() {}

    /** The facts of a decision: totals of the measures that it rests on first, then what the trade was. */
    static List<Notice.Field> of(TradeId id, PlayerId partner, JudgedTrade.Finding finding, Verdict verdict) {
        Weighing weighing = verdict.weighing();
        List<Notice.Field> fields = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (weighing.policy().mode().counts(measure)) {
                weighing.figures(measure)
                        .filter(figures -> finding != JudgedTrade.Finding.BAD || tells(figures, verdict))
                        .ifPresent(figures -> totals(fields, figures));
            }
        }
        fields.add(new Notice.Field("Reason", reason(finding, verdict), false));
        fields.add(new Notice.Field("Trade", id.toString(), true));
        fields.add(new Notice.Field("Partner", partner.toString(), true));
        fields.add(new Notice.Field(
                "You give", items(weighing.mine(), weighing.offer().mine().robux()), false));
        fields.add(new Notice.Field(
                "You get", items(weighing.theirs(), weighing.offer().theirs().robux()), false));
        fields.add(new Notice.Field("Policy", weighing.policy().toString(), false));
        fields.add(new Notice.Field("Prices", weighing.book().toString(), false));
        return fields;
    }

    static Notice declined(List<Notice.Field> facts, Instant now) {
        return new Notice(
                Notice.Kind.DONE, "Trade Cancelled", "Astra has cancelled a non-profitable trade!", facts, now);
    }

    /** A violated measure is told; both are if the trade is declined for being equal. */
    private static boolean tells(Figures figures, Verdict verdict) {
        return figures.violated()
                || verdict.fold(
                        keep -> true,
                        decline -> decline.reasons().contains(dev.astra.trading.offer.Reason.EQUAL),
                        unpriced -> true);
    }

    private static void totals(List<Notice.Field> fields, Figures figures) {
        String name = figures.measure() == Measure.VALUE ? "Value" : "RAP";
        fields.add(new Notice.Field("Your " + name, amount(figures.mine()), true));
        fields.add(new Notice.Field("Their " + name, amount(figures.theirs()), true));
        fields.add(new Notice.Field(name + " saved", amount(Math.max(0, figures.loss())), false));
    }

    private static String reason(JudgedTrade.Finding finding, Verdict verdict) {
        return switch (finding) {
            case MINE_GONE -> "an item that you offer is no longer yours";
            case THEIRS_GONE -> "an item that the partner offers is no longer theirs";
            default -> verdict.summary();
        };
    }

    private static String items(List<PricedItem> items, long robux) {
        String text = items.stream().map(PricedItem::label).collect(Collectors.joining(", "));
        String all = robux == 0 ? text : (text.isEmpty() ? "" : text + ", ") + amount(robux) + " Robux";
        String shown = all.length() > MOST_ITEMS_CHARS ? all.substring(0, MOST_ITEMS_CHARS) + "…" : all;
        return shown.isEmpty() ? "nothing" : shown;
    }

    static String amount(long robux) {
        return String.format(Locale.ROOT, "%,d", robux);
    }
}
