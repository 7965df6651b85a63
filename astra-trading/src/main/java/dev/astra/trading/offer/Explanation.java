package dev.astra.trading.offer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Immutable, without instances. Verdicts in words. */
final class Explanation {
    private Explanation() {}

    static String reasons(Set<Reason> reasons) {
        return reasons.stream()
                .sorted()
                .map(reason -> switch (reason) {
                    case VALUE_LOSS -> "value loss";
                    case RAP_LOSS -> "RAP loss";
                    case EQUAL -> "equal";
                })
                .collect(Collectors.joining(" and "));
    }

    static String labels(Collection<PricedItem> items) {
        return items.stream().map(PricedItem::label).collect(Collectors.joining(", "));
    }

    static String totals(Weighing weighing) {
        List<String> parts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (weighing.policy().mode().counts(measure)) {
                parts.add(name(measure) + " "
                        + weighing.figures(measure).map(Explanation::figures).orElse("unknown"));
            }
        }
        return String.join("; ", parts);
    }

    static List<String> lines(Weighing weighing) {
        List<String> lines = new ArrayList<>();
        side(lines, "mine", weighing.mine(), weighing.offer().mine().robux(), 0);
        side(
                lines,
                "theirs",
                weighing.theirs(),
                weighing.offer().theirs().robux(),
                weighing.policy().feePercent());
        for (Measure measure : Measure.values()) {
            String counts = weighing.policy().mode().counts(measure) ? "" : " (does not count)";
            lines.add(name(measure) + counts + ": "
                    + weighing.figures(measure).map(Explanation::figures).orElse("an item has no price"));
        }
        lines.add("policy: " + weighing.policy());
        lines.add("prices: " + weighing.book());
        return lines;
    }

    private static void side(List<String> lines, String whose, List<PricedItem> items, long robux, int feePercent) {
        for (PricedItem item : items) {
            lines.add(whose + ": " + item.label() + " value " + amount(item.value()) + basis(item.basis()) + ", RAP "
                    + amount(item.rap()));
        }
        if (robux > 0) {
            long counted = robux * (100 - feePercent) / 100;
            lines.add(whose + ": " + amount(robux) + " Robux"
                    + (feePercent == 0 ? "" : ", less " + feePercent + " % " + amount(counted)));
        }
    }

    private static String basis(PricedItem.Basis basis) {
        return switch (basis) {
            case FEED -> "";
            case FILE -> " (not valued; of the file)";
            case RAP -> " (not valued; its RAP)";
            case NONE -> "";
        };
    }

    private static String figures(Figures figures) {
        long loss = figures.loss();
        String result = loss > 0
                ? "loss " + amount(loss) + (figures.violated() ? " > " : " <= ") + amount(figures.allowed())
                : loss == 0 ? "equal" : "gain " + amount(-loss);
        return amount(figures.mine()) + " for " + amount(figures.theirs()) + ", " + result;
    }

    private static String name(Measure measure) {
        return measure == Measure.VALUE ? "value" : "RAP";
    }

    private static String amount(OptionalLong price) {
        return price.isPresent() ? amount(price.getAsLong()) : "unknown";
    }

    static String amount(long robux) {
        return String.format(Locale.ROOT, "%,d", robux);
    }
}
