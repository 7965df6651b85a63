package dev.astra.core.ledger;

import dev.astra.core.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Finds a request in the pages by its id's hash: a table of numbers, each of which is compared with the page that
 * it leads to, so that it is right for every state although it belongs to none. It is made from the pages and follows them.
 * Pages of a batch that came to nothing are known by not being the same objects; what led to them leads to no match.
 */
final class PageIndex {
    private static final int FIRST_CAPACITY = 4 * Page.SIZE;

    private final List<Page> pages = new ArrayList<>();
    private int[] places = new int[FIRST_CAPACITY];
    private int used;
    private @Nullable Rows<Long, Page> followed;

    /** The request of this id in the pages of a state: its place among all requests, from 0. */
    synchronized OptionalLong find(Rows<Long, Page> state, long id) {
        long end = follow(state) * Page.SIZE;
        for (int slot = slot(id); places[slot] != 0; slot = next(slot)) {
            long place = places[slot] - 1L;
            if (place < end && id(place) == id) {
                return OptionalLong.of(place);
            }
        }
        return OptionalLong.empty();
    }

    /** How many pages the state has; at least so many are in the index then, the same ones. */
    private long follow(Rows<Long, Page> state) {
        int count = (int) state.count();
        if (state == followed) {
            return count;
        }
        followed = state;
        int present = Math.min(count, pages.size());
        int same = present;
        while (same > 0 && pages.get(same - 1) != page(state, same - 1)) {
            same--;
        }
        if (same < present) {
            pages.subList(same, pages.size()).clear();
        }
        for (int number = pages.size(); number < count; number++) {
            add(page(state, number));
        }
        return count;
    }

    private static Page page(Rows<Long, Page> state, long number) {
        return state.get(number).orElseThrow();
    }

    private void add(Page page) {
        pages.add(page);
        if (2L * (used + Page.SIZE) > places.length) {
            int now = pages.size();
            places = new int[2 * places.length];
            used = 0;
            for (int each = 0; each < now; each++) {
                insert(each);
            }
        } else {
            insert(pages.size() - 1);
        }
    }

    private void insert(int page) {
        for (int i = 0; i < Page.SIZE; i++) {
            int slot = slot(pages.get(page).id(i));
            while (places[slot] != 0) {
                slot = next(slot);
            }
            places[slot] = page * Page.SIZE + i + 1;
        }
        used += Page.SIZE;
    }

    private long id(long place) {
        return pages.get((int) (place / Page.SIZE)).id((int) (place % Page.SIZE));
    }

    private int slot(long id) {
        return (int) id & (places.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (places.length - 1);
    }
}
