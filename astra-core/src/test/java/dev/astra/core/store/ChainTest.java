package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final int LENGTH = 3000;

    /** A record as Myers has it: the jumps of a stack follow from the jumps of the two before. */
    private record Cell(long place, int previous, int jump) {}

    private static List<Cell> myers() {
        List<Cell> cells = new ArrayList<>(List.of(new Cell(0, 0, 0)));
        for (int place = 1; place <= LENGTH; place++) {
            Cell last = cells.get(place - 1);
            Cell far = cells.get(last.jump());
            Cell further = cells.get(far.jump());
            boolean equal = last.place() > 0 && last.place() - far.place() == far.place() - further.place();
            cells.add(new Cell(place, place - 1, equal ? (int) further.place() : place - 1));
        }
        return cells;
    }

    private static long position(long place) {
        return place == 0 ? Chain.Links.NONE : place * 100;
    }

    @Test
    void pointsWhereAnApplicativeRandomAccessStackPoints() {
        Chain chain = Chain.empty(ChainName.of("x"));
        for (Cell cell : myers().subList(1, LENGTH + 1)) {
            assertThat(chain.links()).isEqualTo(new Chain.Links(position(cell.previous()), position(cell.jump())));
            assertThat(Chain.jumpPlace(cell.place())).isEqualTo(cell.jump());
            chain = chain.with(position(cell.place()));
            assertThat(chain.length()).isEqualTo(cell.place());
            assertThat(chain.head()).isEqualTo(position(cell.place()));
        }
    }

    @Test
    void isWrittenAsARowAndReadAgain() {
        Root empty = Root.empty(new Layout(List.of(BuiltIn.TABLES)));
        Chain chain = Chain.empty(ChainName.of("x"));
        for (int i = 0; i < 77; i++) {
            Ascii row = new Ascii(64).sign('[');
            RowText.write(row, Chain.CHAINS, chain.name(), chain, Map.of());
            Batch batch = new Batch(1, Instant.EPOCH, "b", row.sign(']').toBytes());

            Root read = BatchReader.apply(empty, batch).root();

            assertThat(read.table(Chain.CHAINS).get(ChainName.of("x"))).contains(chain);
            chain = chain.with(i);
        }
    }

    @Test
    void refusesARowWhoseStopsDoNotFitItsLength() {
        InMemoryJournal journal = new InMemoryJournal();
        String row = "[{\"table\":\"astra.chains\",\"key\":\"x\",\"row\":{\"length\":3,\"stops\":\"1 2\"}}]";
        journal.append(0, new Batch(1, Instant.EPOCH, "b", row.getBytes(StandardCharsets.US_ASCII)));
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(journal))
                .withMessageContaining("stops");
    }
}
