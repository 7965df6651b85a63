package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.core.time.Pause;
import dev.astra.launcher.command.TextTable.Column;
import dev.astra.launcher.config.Settings;
import dev.astra.trading.offer.Figures;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Weighing;
import dev.astra.trading.outbound.JudgedTrade;
import dev.astra.trading.outbound.ScanOutcome;
import dev.astra.trading.outbound.ScanReport;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.util.Locale;

/** One thread. Tells what a scan did, to people or to programs. */
record ScanPrinter(Terminal terminal, Session session, boolean all) {
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    int tell(ScanOutcome outcome, TradePolicy policy, ValueBook book) {
        terminal.policy(policy);
        terminal.row(
                "values",
                book.source() + ", fetched "
                        + Terminal.time(book.at(), session.configuration().get(Settings.ZONE)));
        return outcome.fold(
                done -> {
                    report(done.report());
                    return ExitCode.DONE;
                },
                halted -> {
                    report(halted.report());
                    return terminal.refused(
                            "Halted: " + halted.halt().stop().advice() + ".",
                            "Then \"astra trades resume\" lets scans go on.");
                },
                noValues -> {
                    report(noValues.report());
                    return terminal.refused("Nothing was declined: " + noValues.reason());
                },
                off -> terminal.refused("Declining is switched off."));
    }

    private void report(ScanReport report) {
        TextTable table = new TextTable(
                session.colored(),
                Column.right("TRADE"),
                Column.right("PARTNER"),
                Column.right("VALUE"),
                Column.right("RAP"),
                Column.left("WHAT"));
        report.trades().stream()
                .filter(trade -> all || trade.finding() != JudgedTrade.Finding.GOOD)
                .forEach(trade -> table.styled(
                        style(trade),
                        trade.id().toString(),
                        trade.partner().toString(),
                        gain(trade, Measure.VALUE),
                        gain(trade, Measure.RAP),
                        what(trade)));
        if (!table.isEmpty()) {
            table.print(terminal);
        }
        if (session.verbose()) {
            report.trades().forEach(this::explain);
        }
        terminal.row(
                "listed",
                Terminal.count(report.listed(), "open trade") + " on " + Terminal.count(report.pages(), "page"));
        terminal.row(
                report.dryRun() ? "would decline" : "declined",
                Terminal.count(
                        report.count(report.dryRun() ? JudgedTrade.Action.WOULD_DECLINE : JudgedTrade.Action.DECLINED),
                        "trade"));
        terminal.row("kept", Terminal.count(report.count(JudgedTrade.Finding.GOOD), "trade"));
        terminal.row(
                "left alone", Terminal.count(report.count(JudgedTrade.Finding.UNPRICED), "trade") + " without a price");
        report.problems().forEach(problem -> terminal.row("problem", Arguments.printable(problem)));
    }

    private void explain(JudgedTrade trade) {
        terminal.out().println("  trade " + trade.id() + ": " + Arguments.printable(trade.explanation()));
        trade.verdict()
                .weighing()
                .explain()
                .forEach(line -> terminal.out().println("    " + Arguments.printable(line)));
    }

    void notices(boolean told, int waiting) {
        if (!told) {
            terminal.out().println("No webhook is set: what was declined is told here only.");
        } else if (waiting > 0) {
            terminal.out()
                    .println(Terminal.count(waiting, "notice")
                            + " could not be told yet; the next scan or \"astra run\" tries again.");
        }
    }

    /** Waits, and says so if it is long. */
    void pause(Duration time) throws InterruptedException {
        if (time.compareTo(WORTH_TELLING) >= 0) {
            terminal.err().println("Roblox could not be asked; the next try is in " + Words.of(time) + " ...");
            terminal.err().flush();
        }
        Pause.real().pause(time);
    }

    private static String style(JudgedTrade trade) {
        return switch (trade.action()) {
            case DECLINED, WOULD_DECLINE -> "red";
            case UNCONFIRMED, REFUSED -> "yellow";
            default -> "";
        };
    }

    private static String what(JudgedTrade trade) {
        String found = switch (trade.finding()) {
            case GOOD -> "good";
            case BAD -> "bad";
            case MINE_GONE -> "yours is gone";
            case THEIRS_GONE -> "theirs is gone";
            case UNPRICED -> "no price";
        };
        return switch (trade.action()) {
            case NONE -> found + ", kept";
            case WOULD_DECLINE -> found + ", would be declined";
            case DECLINED -> found + ", declined";
            case UNCONFIRMED -> found + ", not confirmed yet";
            case REFUSED -> found + ", Roblox refused";
            case OVER -> found + ", was over already";
        };
    }

    /** What I gain; a loss is negative. */
    private static String gain(JudgedTrade trade, Measure measure) {
        return trade.verdict()
                .weighing()
                .figures(measure)
                .map(figures -> (figures.loss() < 0 ? "+" : "") + Terminal.number(-figures.loss()))
                .orElse("?");
    }

    int json(ScanOutcome outcome, TradePolicy policy, ValueBook book) {
        ObjectNode root = Json.object();
        root.put("policy", policy.toString());
        root.put("source", book.source()).put("fetchedAt", book.at().toString());
        int code = outcome.fold(
                done -> outcome(root, "done", done.report(), ExitCode.DONE),
                halted -> {
                    root.put("stop", halted.halt().stop().name().toLowerCase(Locale.ROOT));
                    return outcome(root, "halted", halted.report(), ExitCode.REFUSED);
                },
                noValues -> {
                    root.put("reason", noValues.reason());
                    return outcome(root, "no values", noValues.report(), ExitCode.REFUSED);
                },
                off -> {
                    root.put("outcome", "off");
                    return ExitCode.REFUSED;
                });
        Json.print(root, terminal);
        return code;
    }

    private static int outcome(ObjectNode root, String word, ScanReport report, int code) {
        root.put("outcome", word).put("dryRun", report.dryRun());
        root.put("listed", report.listed()).put("pages", report.pages()).put("ended", report.ended());
        ArrayNode trades = root.putArray("trades");
        for (JudgedTrade trade : report.trades()) {
            ObjectNode node = trades.addObject();
            node.put("trade", trade.id().value()).put("partner", trade.partner().value());
            node.put("expires", trade.expires().toString());
            node.put("finding", trade.finding().name().toLowerCase(Locale.ROOT));
            node.put("action", trade.action().name().toLowerCase(Locale.ROOT));
            figures(node, "value", trade.verdict().weighing(), Measure.VALUE);
            figures(node, "rap", trade.verdict().weighing(), Measure.RAP);
            node.put("explanation", trade.explanation());
        }
        ArrayNode problems = root.putArray("problems");
        report.problems().forEach(problems::add);
        return code;
    }

    private static void figures(ObjectNode node, String name, Weighing weighing, Measure measure) {
        if (weighing.figures(measure).isEmpty()) {
            node.putNull(name);
            return;
        }
        Figures figures = weighing.figures(measure).get();
        node.putObject(name)
                .put("mine", figures.mine())
                .put("theirs", figures.theirs())
                .put("allowed", figures.allowed());
    }
}
