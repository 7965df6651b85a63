package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentIndexTest {
    private final RecentIndex index = new RecentIndex();

    /** The ring of one state. */
    private record Ring(List<Recent> rows) implements Rows<Long, Recent> {
        @Override
        public Optional<Recent> get(Long slot) {
            return slot < rows.size() ? Optional.of(rows.get((int) slot.longValue())) : Optional.empty();
        }

        @Override
        public long count() {
            return rows.size();
        }

        @Override
        public Stream<Recent> all() {
            return rows.stream();
        }

        @Override
        public Stream<Recent> after(Long slot) {
            return rows.stream().skip(slot + 1);
        }

        /** With one request more, or another one in the same slot. */
        Ring with(int slot, long id) {
            List<Recent> changed = new ArrayList<>(rows);
            Recent row = new Recent(slot, id, (int) id, id);
            if (slot < changed.size()) {
                changed.set(slot, row);
            } else {
                changed.add(row);
            }
            return new Ring(changed);
        }
    }

    private static Ring of(long... ids) {
        Ring ring = new Ring(List.of());
        for (int i = 0; i < ids.length; i++) {
            ring = ring.with(i, ids[i]);
        }
        return ring;
    }

    @Test
    void findsEachOfARoundAndNoOther() {
        Ring ring = new Ring(List.of());
        for (int i = 0; i < 300; i++) {
            ring = ring.with(i, 16_384L * i);
            assertThat(index.find(ring, 0, i + 1, 16_384L * i))
                    .isSameAs(ring.rows().get(i));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(index.find(ring, 0, 300, 16_384L * i))
                    .isSameAs(ring.rows().get(i));
        }
        assertThat(index.find(ring, 0, 300, 16_384L * 300)).isNull();
        assertThat(index.find(ring, 0, 300, 7)).isNull();
    }

    @Test
    void aFullRoundIsFound() {
        long[] ids = new long[Page.SIZE];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i * 0x9E3779B97F4A7C15L;
        }
        Ring full = of(ids);
        for (int i = 0; i < ids.length; i++) {
            assertThat(index.find(full, 5, Page.SIZE, ids[i]))
                    .isSameAs(full.rows().get(i));
        }
    }

    @Test
    void anEarlierStateKnowsNothingOfLaterRequests() {
        Ring two = of(10, 20);
        Ring three = two.with(2, 30);
        assertThat(index.find(three, 0, 3, 30)).isNotNull();
        assertThat(index.find(two, 0, 2, 30)).isNull();
        assertThat(index.find(two, 0, 2, 20)).isNotNull();
        assertThat(index.find(two, 0, 0, 10)).isNull();
        assertThat(index.find(three, 0, 3, 30)).isNotNull();
    }

    @Test
    void requestsOfADroppedBatchLeadNowhere() {
        Ring base = of(10);
        assertThat(index.find(base.with(1, 20).with(2, 30), 0, 3, 30)).isNotNull();
        Ring other = base.with(1, 40).with(2, 20);
        assertThat(index.find(other, 0, 3, 30)).isNull();
        assertThat(index.find(other, 0, 3, 20)).isSameAs(other.rows().get(2));
        assertThat(index.find(other, 0, 3, 40)).isSameAs(other.rows().get(1));
        assertThat(index.find(base.with(1, 50), 0, 2, 50)).isNotNull();
        assertThat(index.find(base.with(1, 60), 0, 2, 50)).isNull();
    }

    @Test
    void aNewRoundBeginsWithNothing() {
        Ring first = of(10, 20, 30);
        assertThat(index.find(first, 0, 3, 30)).isNotNull();
        Ring second = first.with(0, 99);
        assertThat(index.find(second, 1, 1, 20)).as("it is in a page by now").isNull();
        assertThat(index.find(second, 1, 1, 99)).isNotNull();
        assertThat(index.find(first, 0, 3, 20)).as("an older state").isNotNull();
        assertThat(index.find(second, 1, 1, 99)).isNotNull();
    }
}
