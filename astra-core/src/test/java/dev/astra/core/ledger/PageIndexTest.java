package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageIndexTest {
    private final PageIndex index = new PageIndex();

    /** The pages of one state. */
    private record State(List<Page> pages) implements Rows<Long, Page> {
        static State of(Page... pages) {
            return new State(List.of(pages));
        }

        @Override
        public Optional<Page> get(Long key) {
            return key < pages.size() ? Optional.of(pages.get((int) key.longValue())) : Optional.empty();
        }

        @Override
        public long count() {
            return pages.size();
        }

        @Override
        public Stream<Page> all() {
            return pages.stream();
        }

        @Override
        public Stream<Page> after(Long key) {
            return pages.stream().skip(key + 1);
        }
    }

    /** A page whose ids are those from a number on. */
    private static Page page(long number, long first) {
        List<Recent> requests = new ArrayList<>();
        for (int i = 0; i < Page.SIZE; i++) {
            requests.add(new Recent(i, first + i, i, i % 3 == 0 ? -1_000L * i : 2L * i));
        }
        return Page.of(number, requests);
    }

    @Test
    void findsEveryRequestAndNoOther() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pages.add(page(i, 1_000_000L * i));
            State state = new State(List.copyOf(pages));
            assertThat(index.find(state, 1_000_000L * i + 17)).hasValue((long) Page.SIZE * i + 17);
            assertThat(index.find(state, 5)).hasValue(5);
            assertThat(index.find(state, 1_000_000L * i + Page.SIZE)).isEmpty();
        }
        Random random = new Random(3);
        State all = new State(pages);
        for (int i = 0; i < 20_000; i++) {
            int page = random.nextInt(9);
            int place = random.nextInt(Page.SIZE);
            assertThat(index.find(all, 1_000_000L * page + place)).hasValue((long) Page.SIZE * page + place);
        }
        assertThat(pages.get(0).result(6)).isEqualTo(-6_000);
        assertThat(pages.get(0).result(7)).isEqualTo(14);
        assertThat(pages.get(0).content(4_095)).isEqualTo(4_095);
    }

    @Test
    void anEarlierStateKnowsNothingOfLaterPages() {
        Page first = page(0, 0);
        Page second = page(1, 10_000);
        assertThat(index.find(State.of(first, second), 10_001)).hasValue(Page.SIZE + 1L);
        assertThat(index.find(State.of(first), 10_001)).isEqualTo(OptionalLong.empty());
        assertThat(index.find(State.of(), 1)).isEmpty();
        assertThat(index.find(State.of(first, second), 10_001)).hasValue(Page.SIZE + 1L);
    }

    @Test
    void pagesOfADroppedBatchLeadNowhere() {
        Page first = page(0, 0);
        assertThat(index.find(State.of(first, page(1, 10_000), page(2, 20_000)), 20_003))
                .isPresent();
        State other = State.of(first, page(1, 30_000), page(2, 10_000));
        assertThat(index.find(other, 30_005)).hasValue(Page.SIZE + 5L);
        assertThat(index.find(other, 20_003)).isEmpty();
        assertThat(index.find(other, 10_002)).hasValue(2L * Page.SIZE + 2);
        assertThat(index.find(other, 7)).hasValue(7);
    }

    @Test
    void pagesOfAnotherLoadingAreTheSameRequests() {
        assertThat(index.find(State.of(page(0, 0)), 9)).hasValue(9);
        assertThat(index.find(State.of(page(0, 0)), 9)).hasValue(9);
        assertThat(index.find(State.of(page(0, 500)), 9)).isEmpty();
    }
}
