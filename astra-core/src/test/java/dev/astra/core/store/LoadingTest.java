package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.file.Medium;
import dev.astra.core.time.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that are long enough to be read by several threads, and batches that are not what they should be. */
class LoadingTest {
    private static final int NOTES = 3_000;
    private static final int WRITES = 400;
    private static final int ROWS_OF_A_WRITE = 60;
    private static final Schema TABLES = Notes.TABLES.with(Notes.SAID);

    private static Store open(Medium medium) {
        return Store.builder(medium.journal(Workers.threads()))
                .clock(() -> Instant.EPOCH, () -> 0)
                .open(TABLES);
    }

    /** Puts, replaces and takes away notes, and says something now and then. */
    private static void write(Store store, Random random) {
        store.execute(tx -> {
            for (int i = 0; i < ROWS_OF_A_WRITE; i++) {
                long id = 1L + random.nextInt(NOTES);
                if (random.nextInt(5) == 0) {
                    tx.remove(Notes.NOTES, id);
                } else {
                    String shelf = random.nextBoolean() ? "shelf " + random.nextInt(9) : null;
                    tx.put(Notes.NOTES, new Notes.Note(id, id + " " + random.nextLong(), shelf, random.nextInt(50)));
                }
            }
            tx.append(Notes.SAID, (long) random.nextInt(7), "word " + random.nextInt());
        });
    }

    private static void fill(Store store, boolean snapshot) {
        Random random = new Random(5);
        for (int i = 0; i < WRITES; i++) {
            write(store, random);
            if (snapshot && i == WRITES / 3) {
                store.snapshot();
            }
        }
    }

    private static void check(DurableView found, DurableView expected) {
        assertThat(found.sequence()).isEqualTo(expected.sequence());
        assertThat(found.time()).isEqualTo(expected.time());
        assertThat(found.table(Notes.NOTES).all())
                .containsExactlyElementsOf(expected.table(Notes.NOTES).all().toList());
        expected.table(Notes.NOTES)
                .all()
                .forEach(note -> assertThat(found.index(Notes.BY_TITLE).first(note.title()))
                        .contains(note));
        for (int i = 0; i < 9; i++) {
            assertThat(found.index(Notes.BY_SHELF).all("shelf " + i))
                    .containsExactlyElementsOf(
                            expected.index(Notes.BY_SHELF).all("shelf " + i).toList());
        }
        assertThat(found.index(Notes.BY_RANK).ascending())
                .containsExactlyElementsOf(
                        expected.index(Notes.BY_RANK).ascending().toList());
        for (long key = 0; key < 7; key++) {
            assertThat(found.history(Notes.SAID, key).newestFirst().toList())
                    .isEqualTo(expected.history(Notes.SAID, key).newestFirst().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLongLogGivesTheStateThatItWasWrittenFromAndGoesOn(boolean snapshot) {
        Medium medium = new Medium();
        Store first = open(medium);
        fill(first, snapshot);
        DurableView expected = first.view();
        try (Store second = open(medium.copy())) {
            check(second.view(), expected);
            assertThat(second.verifyHistories()).isEqualTo(WRITES);
            write(second, new Random(6));
            write(first, new Random(6));
            check(second.view(), first.view());
        } finally {
            first.close();
        }
    }

    @Test
    void whoIsInterruptedOpensAllTheSameAndStaysInterrupted() {
        InMemoryJournal log = new InMemoryJournal();
        try (Store store = Store.open(log, TABLES)) {
            fill(store, false);
            Thread.currentThread().interrupt();
            try (Store again = Store.open(log, TABLES)) {
                assertThat(Thread.interrupted()).isTrue();
                check(again.view(), store.view());
            }
        } finally {
            Thread.interrupted();
        }
    }

    /** A journal of one batch, behind those of another. */
    private static Journal behind(InMemoryJournal log, long sequence, String changes) {
        return new Journal() {
            @Override
            public void replay(long afterSequence, Consumer<Batch> reader) {
                log.replay(afterSequence, reader);
                reader.accept(new Batch(sequence, Instant.EPOCH, "bad", changes.getBytes(StandardCharsets.US_ASCII)));
            }

            @Override
            public AppendOutcome append(long afterSequence, Batch batch) {
                return log.append(afterSequence, batch);
            }

            @Override
            public Archive archive() {
                return log.archive();
            }

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "[[]]",
                "[{\"table\":\"notes\",\"key\":1,\"row\":5}]",
                "[{\"table\":\"notes\",\"key\":1,\"row\":[]}]",
                "[{\"table\":\"notes\",\"key\":1,\"row\":null,\"more\":1}]",
                "[{\"table\":\"notes\",\"row\":null}]",
                "[{\"table\":\"notes\",\"key\":\"one\",\"row\":null}]",
                "[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":7,\"rank\":1}}]",
                "[{\"key\":1,\"table\":\"notes\",\"row\":null}]",
                "[{\"history\":\"said\",\"key\":1,\"time\":5,\"row\":{}}]",
                "[{\"history\":\"said\",\"key\":1,\"when\":\"1970-01-01T00:00:00Z\",\"row\":{}}]",
                "[{\"history\":\"said\",\"key\":1,\"time\":\"1970-01-01T00:00:00Z\",\"row\":5}]",
                "[{\"history\":\"said\",\"key\":1,\"time\":\"1970-01-01T00:00:00Z\",\"row\":{},\"more\":1}]",
                "[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":\"t\",\"rank\":1}"
            })
    void aBatchThatIsNotOneIsRefusedByItsNumber(String changes) {
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(behind(new InMemoryJournal(), 1, changes), TABLES))
                .withMessageContaining("batch 1 of the log cannot be read");
    }

    @Test
    void aBatchBehindALongLogThatIsNotOneOrNotTheNextIsRefused() {
        InMemoryJournal log = new InMemoryJournal();
        try (Store store = Store.open(log, TABLES)) {
            fill(store, false);
        }
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(behind(log, WRITES + 1, "[7]"), TABLES))
                .withMessageContaining("batch " + (WRITES + 1) + " of the log cannot be read");
        for (long wrong : List.of((long) WRITES, WRITES + 2L)) {
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> Store.open(behind(log, wrong, "[]"), TABLES))
                    .withMessage("expected batch " + (WRITES + 1) + " in the log, found batch " + wrong
                            + "; restore a backup");
        }
    }
}
