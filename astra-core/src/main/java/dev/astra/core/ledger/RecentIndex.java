package dev.astra.core.ledger;

import dev.astra.core.store.Rows;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Finds one of the requests that stand in no page yet by its id's hash: a table of numbers, as {@link PageIndex}
 * is one. It is right for every state although it belongs to none: it follows the ring of the state at hand, and knows rows of
 * a batch that came to nothing by not being the same objects. A row is put upon those that its transaction found, so where
 * one is the same all before it are.
 */
final class RecentIndex {
    private static final int SLOTS = 4 * Page.SIZE;

    private final @Nullable Recent[] rows = new Recent[Page.SIZE];
    private final int[] slots = new int[SLOTS];
    private long round;
    private int used;

    /**
     * The request of this id; null if it is not among them.
     *
     * @param ring the newest requests of a state
     * @param round how many pages the state has
     * @param count how many requests of the ring stand in no page: the first ones
     * @param id see {@link Asked}
     */
    synchronized @Nullable Recent find(Rows<Long, Recent> ring, long round, int count, long id) {
        follow(ring, round, count);
        for (int slot = slot(id); slots[slot] != 0; slot = next(slot)) {
            int place = slots[slot] - 1;
            Recent row = rows[place];
            if (place < count && row != null && row.id() == id) {
                return row;
            }
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // rows of the same values may stand upon others
    private void follow(Rows<Long, Recent> ring, long now, int count) {
        int present = Math.min(used, count);
        int same = now == round ? present : 0;
        while (same > 0 && rows[same - 1] != row(ring, same - 1)) {
            same--;
        }
        if (same < present) {
            keep(same);
        }
        round = now;
        while (used < count) {
            add(row(ring, used));
        }
    }

    private static Recent row(Rows<Long, Recent> ring, long slot) {
        return ring.get(slot).orElseThrow();
    }

    private void keep(int count) {
        Arrays.fill(slots, 0);
        used = 0;
        while (used < count) {
            add(Objects.requireNonNull(rows[used]));
        }
    }

    private void add(Recent row) {
        int slot = slot(row.id());
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        rows[used] = row;
        slots[slot] = ++used;
    }

    private static int slot(long id) {
        return (int) id & (SLOTS - 1);
    }

    private static int next(int slot) {
        return (slot + 1) & (SLOTS - 1);
    }
}
