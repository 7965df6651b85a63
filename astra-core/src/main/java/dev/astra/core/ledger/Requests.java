package dev.astra.core.ledger;

import dev.astra.core.store.Rows;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Thread-safe. The memory of requests: none is ever forgotten, and none is a row of its own for longer than a round of {@value
 * Page#SIZE}. A request costs some twenty bytes of memory once it stands in a page.
 */
final class Requests {
    private final RecentIndex recent = new RecentIndex();
    private final PageIndex older = new PageIndex();

    /** What is remembered under an id. */
    record Known(int content, long result) {}

    Optional<Known> find(View view, Asked asked) {
        Rows<Long, Page> pages = view.table(Page.PAGES);
        int unfiled = (int) Math.max(0, Counts.of(view).requests() - pages.count() * Page.SIZE);
        Recent row = recent.find(view.table(Recent.RECENT), pages.count(), unfiled, asked.id());
        if (row != null) {
            return Optional.of(new Known(row.content(), row.result()));
        }
        OptionalLong place = older.find(pages, asked.id());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Page page = pages.get(place.getAsLong() / Page.SIZE).orElseThrow();
        int at = (int) (place.getAsLong() % Page.SIZE);
        return Optional.of(new Known(page.content(at), page.result(at)));
    }

    /** Remembers a request; says how far the numbers have come then. */
    static Counts remember(Tx tx, Counts counts, Asked asked, long result) {
        long number = counts.requests();
        long slot = number % Page.SIZE;
        if (slot == 0 && number > 0) {
            file(tx, number / Page.SIZE - 1);
        }
        tx.put(Recent.RECENT, new Recent(slot, asked.id(), asked.content(), result));
        return new Counts(number + 1, counts.entries(), counts.holds());
    }

    private static void file(Tx tx, long page) {
        List<Recent> round = new ArrayList<>(Page.SIZE);
        tx.table(Recent.RECENT).all().forEach(round::add);
        tx.put(Page.PAGES, Page.of(page, round));
    }
}
