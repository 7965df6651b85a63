package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
    private final InMemoryJournal journal = new InMemoryJournal();

    private void append(long sequence, String changes) {
        journal.append(
                sequence - 1,
                new Batch(sequence, Instant.EPOCH, "b" + sequence, changes.getBytes(StandardCharsets.US_ASCII)));
    }

    private String last() {
        List<String> batches = new ArrayList<>();
        journal.replay(0, batch -> batches.add(new String(batch.changes(), StandardCharsets.US_ASCII)));
        return batches.get(batches.size() - 1);
    }

    @Test
    void fieldsOfANewerProgramSurviveAnOlderOnesChange() {
        String newer = "\"color\":\"red\",\"size\":1.50,\"tags\":[\"x\",{\"y\":null}],\"done\":true";
        append(1, "[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":\"a\",\"rank\":1," + newer + "}}]");
        try (Store store = Store.open(journal, TABLES)) {
            store.execute(tx -> tx.put(NOTES, new Notes.Note(1, "b", null, 2)));
        }
        assertThat(last())
                .isEqualTo("[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":\"b\",\"rank\":2," + newer + "}}]");
    }

    @Test
    void aRowThatIsTakenAwayTakesItsUnknownFieldsWithIt() {
        append(1, "[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":\"a\",\"rank\":1,\"color\":\"red\"}}]");
        try (Store store = Store.open(journal, TABLES)) {
            store.execute(tx -> tx.remove(NOTES, 1L));
            store.execute(tx -> tx.put(NOTES, new Notes.Note(1, "b", null, 2)));
        }
        assertThat(last()).doesNotContain("color");
    }

    @Test
    void aFieldThatIsMissingOrOfTheWrongKindIsNamedWithItsBatch() {
        append(1, "[{\"table\":\"notes\",\"key\":1,\"row\":{\"title\":\"a\"}}]");
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(journal, TABLES))
                .withMessageContaining("batch 1")
                .withMessageContaining("rank");
        InMemoryJournal other = new InMemoryJournal();
        other.append(
                0,
                new Batch(
                        1,
                        Instant.EPOCH,
                        "b",
                        "[{\"table\":\"notes\",\"key\":\"one\",\"row\":{}}]".getBytes(StandardCharsets.US_ASCII)));
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(other, TABLES))
                .withMessageContaining("key");
    }

    @Test
    void textsOfEveryKindComeBackAsTheyWere() {
        String odd =
                "quote \" back \\ newline \n nul \0 e-acute \u00e9 emoji \ud83d\ude00 half \ud83d separator \u2028";
        try (Store store = Store.open(journal, TABLES)) {
            store.execute(tx -> tx.put(NOTES, new Notes.Note(1, odd, odd, 0)));
        }
        assertThat(last()).isASCII().doesNotContain("\n");
        try (Store store = Store.open(journal, TABLES)) {
            assertThat(store.view().table(NOTES).get(1L)).contains(new Notes.Note(1, odd, odd, 0));
        }
    }
}
