package dev.astra.trading.outbound;

import java.util.List;

/**
 * Immutable. What one scan did, or got done before it ended.
 *
 * @param dryRun whether nothing was to be declined or remembered
 * @param pages how many pages of the list were read
 * @param listed how many different trades they named
 * @param fetched how many details were fetched, readings back included
 * @param inventories how many inventories were downloaded
 * @param ended how many remembered trades were over and are forgotten
 * @param trades the open ones that were judged, in the order of the list
 * @param problems what did not go well, for people, without personal data; at most {@value #MOST_PROBLEMS}
 */
public record ScanReport(
        boolean dryRun,
        int pages,
        int listed,
        int fetched,
        int inventories,
        int ended,
        List<JudgedTrade> trades,
        List<String> problems) {
    /** How many problems a report holds at most. */
    public static final int MOST_PROBLEMS = 100;

    /** Copies the lists. */
    public ScanReport {
        trades = List.copyOf(trades);
        problems = List.copyOf(problems);
    }

    /** How many trades something was done about. */
    public long count(JudgedTrade.Action action) {
        return trades.stream().filter(trade -> trade.action() == action).count();
    }

    /** How many trades something was found about. */
    public long count(JudgedTrade.Finding finding) {
        return trades.stream().filter(trade -> trade.finding() == finding).count();
    }

    /** One line for people. */
    @Override
    public String toString() {
        return (dryRun ? "dry run: " : "scan: ") + listed + " listed on " + pages + " pages, " + fetched + " fetched, "
                + trades.size() + " judged, " + count(JudgedTrade.Action.DECLINED) + " declined, "
                + count(JudgedTrade.Action.WOULD_DECLINE) + " to decline, "
                + count(JudgedTrade.Action.UNCONFIRMED) + " unconfirmed, " + ended + " over, " + problems.size()
                + " problems";
    }
}
