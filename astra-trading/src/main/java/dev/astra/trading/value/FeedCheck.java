package dev.astra.trading.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Immutable. Whether an answer of the feed is to be believed: a site that is being rebuilt, or that was broken into, must not
 * reprice everything. Shares are in per cent; a share is exceeded only by more than it.
 *
 * @param mostMalformed of the answer's items that could not be understood
 * @param leastAnnounced of the announced items that must have come
 * @param mostMissing of the file's items that the answer may lack
 * @param mostDevalued of the file's pinned items that may be no longer valued
 * @param mostRevalued of the file's pinned items that may have another value
 * @param mostWithoutRap of the answer's items that may have no recent average price
 * @param few so many devalued or revalued items are believed whatever their share, so that short files can change
 */
public record FeedCheck(
        int mostMalformed,
        int leastAnnounced,
        int mostMissing,
        int mostDevalued,
        int mostRevalued,
        int mostWithoutRap,
        int few) {
    /** 10 % malformed, 90 % of what was announced, 30 % missing, 30 % devalued, 50 % revalued, 50 % without price, 20 items. */
    public static final FeedCheck STANDARD = new FeedCheck(10, 90, 30, 30, 50, 50, 20);

    /** Refuses shares that are none. */
    public FeedCheck {
        for (int share :
                new int[] {mostMalformed, leastAnnounced, mostMissing, mostDevalued, mostRevalued, mostWithoutRap}) {
            if (share < 0 || share > 100) {
                throw new IllegalArgumentException("a share must be 0 to 100 per cent, got " + share);
            }
        }
        if (few < 0) {
            throw new IllegalArgumentException("few must be >= 0, got " + few);
        }
    }

    /**
     * What speaks against an answer.
     *
     * @param feed the answer
     * @param file the file that it would update
     * @return reasons for people; empty if it is plausible
     */
    public List<String> doubts(FetchedFeed feed, ValuesFile file) {
        List<String> doubts = new ArrayList<>();
        int items = feed.items().size();
        if (items == 0) {
            doubts.add("it has no items");
            return doubts;
        }
        Set<ItemId> known = new HashSet<>();
        feed.items().stream()
                .filter(item -> !known.add(item.id()))
                .findFirst()
                .ifPresent(twice -> doubts.add("it has item " + twice.id() + " twice"));
        exceeds(doubts, feed.malformed(), items + feed.malformed(), mostMalformed, "items cannot be understood");
        int lacking = Math.max(0, feed.announced() - items);
        exceeds(doubts, lacking, feed.announced(), 100 - leastAnnounced, "announced items did not come");
        long missing =
                file.rows().stream().filter(row -> !known.contains(row.id())).count();
        exceeds(doubts, missing, file.rows().size(), mostMissing, "items of the values file are missing");
        long priceless =
                feed.items().stream().filter(item -> item.rap().isEmpty()).count();
        if (priceless > few) {
            exceeds(doubts, priceless, items, mostWithoutRap, "items have no recent average price");
        }
        pinned(doubts, ValueUpdate.of(file, feed), file);
        return List.copyOf(doubts);
    }

    private void pinned(List<String> doubts, ValueUpdate update, ValuesFile file) {
        long pinned = file.rows().stream().filter(ValueRow::pinned).count();
        long devalued = update.changes().stream()
                .filter(ValueChange.Devalued.class::isInstance)
                .count();
        long revalued = update.changes().stream()
                .filter(change -> change instanceof ValueChange.Revalued)
                .filter(change -> file.find(change.id()).orElseThrow().pinned())
                .count();
        if (devalued > few) {
            exceeds(doubts, devalued, pinned, mostDevalued, "pinned items would lose their value");
        }
        if (revalued > few) {
            exceeds(doubts, revalued, pinned, mostRevalued, "pinned items would get another value");
        }
    }

    private static void exceeds(List<String> doubts, long part, long whole, int most, String what) {
        if (part * 100 > whole * most) {
            doubts.add(part + " of " + whole + " " + what + ", at most " + most + " % are believed");
        }
    }
}
