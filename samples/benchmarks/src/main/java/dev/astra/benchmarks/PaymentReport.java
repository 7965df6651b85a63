package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Payments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Immutable. The tables of {@code bench ledger}. */
record PaymentReport(List<PaymentRounds.Result> results, long verified) {
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("Java ")
                .append(Runtime.version())
                .append(", ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors, ")
                .append(Figures.count(PaymentRounds.ACCOUNTS))
                .append(" accounts. ")
                .append(Figures.count(verified))
                .append(" acknowledged payments, all found again after reopening.\n\n");
        TextTable table = new TextTable(
                "Engine",
                "work",
                "clients",
                "payments/s",
                "p50",
                "p99",
                "p99.9",
                "max",
                "CPU/payment",
                "written/payment",
                "others");
        cells().forEach(cell -> row(table, cell));
        text.append(table.text()).append('\n');
        TextTable ratios = new TextTable("This ledger over", "work", "clients", "payments/s");
        cells().filter(cell -> cell.kind() != Payments.Kind.LEDGER).forEach(cell -> ratio(ratios, cell));
        text.append(ratios.text()).append('\n');
        for (int clients : new int[] {1, Plan.MANY}) {
            PaymentCell uniform = new PaymentCell(Payments.Kind.LEDGER, clients, false, false);
            PaymentCell hot = new PaymentCell(Payments.Kind.LEDGER, clients, true, false);
            over(hot, uniform)
                    .ifPresent(spread -> text.append("One hot account over uniform, ")
                            .append(clients)
                            .append(clients == 1 ? " client: " : " clients: ")
                            .append(spread.text("%.2f"))
                            .append("\n"));
        }
        return text.toString();
    }

    private Stream<PaymentCell> cells() {
        return Arrays.stream(Payments.Kind.values())
                .flatMap(
                        kind -> results.stream().map(PaymentRounds.Result::cell).filter(cell -> cell.kind() == kind))
                .distinct()
                .sorted(Comparator.comparingInt(PaymentCell::clients)
                        .thenComparing(PaymentCell::upkeep)
                        .thenComparing(PaymentCell::hot)
                        .thenComparing(PaymentCell::kind));
    }

    private List<Measured> of(PaymentCell cell) {
        return results.stream()
                .filter(result -> result.cell().equals(cell))
                .map(PaymentRounds.Result::measured)
                .toList();
    }

    private void row(TextTable table, PaymentCell cell) {
        List<Measured> rounds = of(cell);
        Histogram all = Window.histogram();
        rounds.forEach(round -> all.add(round.latencies()));
        Spread cpu = Spread.of(rounds.stream().mapToDouble(Measured::cpu));
        double bytes = rounds.stream().mapToDouble(Measured::bytes).sum()
                / rounds.stream().mapToLong(Measured::binds).sum();
        table.row(
                cell.kind().title(),
                cell.work(),
                Integer.toString(cell.clients()),
                Spread.of(rounds.stream().mapToDouble(Measured::perSecond)).text("%,.0f"),
                Figures.nanos(all.getValueAtPercentile(50)),
                Figures.nanos(all.getValueAtPercentile(99)),
                Figures.nanos(all.getValueAtPercentile(99.9)),
                Figures.nanos(all.getMaxValue()),
                String.format(Locale.ROOT, "%.1f µs", cpu.median() * 1e6),
                Figures.bytes(bytes),
                Figures.percent(
                        rounds.stream().mapToDouble(Measured::foreign).average().orElse(0)));
    }

    private void ratio(TextTable table, PaymentCell cell) {
        PaymentCell ours = new PaymentCell(Payments.Kind.LEDGER, cell.clients(), cell.hot(), cell.upkeep());
        over(ours, cell)
                .ifPresent(spread -> table.row(
                        cell.kind().title(), cell.work(), Integer.toString(cell.clients()), spread.text("%.1f")));
    }

    private Optional<Spread> over(PaymentCell ours, PaymentCell theirs) {
        List<Measured> mine = of(ours);
        List<Measured> others = of(theirs);
        if (mine.isEmpty() || mine.size() != others.size()) {
            return Optional.empty();
        }
        return Optional.of(Spread.of(IntStream.range(0, mine.size())
                .mapToDouble(i -> mine.get(i).perSecond() / others.get(i).perSecond())));
    }
}
