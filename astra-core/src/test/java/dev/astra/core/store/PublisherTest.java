package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private final InMemoryJournal log = new InMemoryJournal();
    private final List<Long> heard = new ArrayList<>();
    private boolean archiveFails;
    private boolean listenerFails;
    private final Committer committer = opened();
    private final Deque<Told> untold = new ArrayDeque<>();
    private int said;

    /** A batch that is durable, and whoever waits for it. */
    private record Told(Pending<?> pending, CompletableFuture<Integer> stage, long sequence) {}

    private final class Breaking implements Archive {
        @Override
        public void startAt(long position) {
            log.archive().startAt(position);
        }

        @Override
        public void append(long position, List<byte[]> lines) {
            if (archiveFails) {
                throw new UnavailableException("scripted: the archive takes nothing");
            }
            log.archive().append(position, lines);
        }

        @Override
        public byte[] read(long position) {
            return log.archive().read(position);
        }

        @Override
        public void sync() {}
    }

    private final class Beside implements Journal {
        private final Archive archive = new Breaking();

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            log.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            return log.append(afterSequence, batch);
        }

        @Override
        public Archive archive() {
            return archive;
        }

        @Override
        public void close() {}
    }

    private Committer opened() {
        Schema schema = Notes.TABLES.with(Notes.SAID);
        Root empty = Root.empty(new Layout(List.of(schema, BuiltIn.TABLES)));
        CommitClock clock = new CommitClock(() -> Instant.EPOCH, () -> 0);
        Committer opened = new Committer(new Beside(), empty, clock, new Random(1), this::hear);
        opened.load(new Migrations(List.of()));
        return opened;
    }

    private void hear(Commit commit) {
        if (listenerFails) {
            throw new IllegalStateException("scripted: nobody hears");
        }
        heard.add(commit.sequence());
    }

    /** Writes a batch that says one word, and tells nobody. */
    private Told write() {
        int number = ++said;
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        Pending<Integer> pending = Pending.staged(
                tx -> {
                    Notes.add(tx, "t" + number, null, number);
                    tx.append(Notes.SAID, 1L, "word " + number);
                    return number;
                },
                stage,
                Runnable::run);
        Told told = new Told(pending, stage, committer.step(List.of(pending)).sequence());
        untold.add(told);
        return told;
    }

    private void tell(Told told) {
        committer.publisher().tell(List.of(told.pending), told.sequence);
    }

    private long shown() {
        return committer.shown().sequence();
    }

    private List<String> words() {
        return new Shown(committer.shown(), log.archive())
                .history(Notes.SAID, 1L)
                .newestFirst()
                .map(record -> record.value())
                .toList();
    }

    @Test
    void nobodySeesABatchBeforeItsRecordsAreFiled() {
        Told first = write();
        assertThat(shown()).isZero();
        assertThat(first.stage).isNotDone();

        tell(first);

        assertThat(shown()).isEqualTo(1);
        assertThat(words()).containsExactly("word 1");
        assertThat(heard).containsExactly(1L);
        assertThat(first.stage).isCompletedWithValue(1);
    }

    @Test
    void theNextBatchIsWrittenOnlyWhenTheRecordsOfTheOneBeforeAreFiled() {
        write();
        write();
        assertThat(shown()).isEqualTo(1);
        assertThat(committer.show()).isTrue();
        assertThat(words()).containsExactly("word 2", "word 1");
    }

    @Test
    void whatOthersWroteIsShownBehindWhatIsStillOnItsWay() {
        Told own = write();
        try (Store other = Store.open(log, Notes.TABLES.with(Notes.SAID))) {
            other.execute(tx -> {
                Notes.add(tx, "theirs", null, 7);
                tx.append(Notes.SAID, 1L, "their word");
            });
        }
        committer.catchUp();
        assertThat(heard).containsExactly(1L, 2L);
        assertThat(words()).containsExactly("their word", "word 1");
        tell(own);
        assertThat(own.stage).isCompletedWithValue(1);
    }

    @Test
    void anArchiveThatFailsLeavesTheBatchDurableAndWritesNoFurtherOne() {
        Told durable = write();
        archiveFails = true;
        Told refused = write();
        archiveFails = false;
        tell(durable);
        tell(refused);

        assertThat(durable.stage)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("the change is durable, but its records could not be filed (scripted");
        assertThat(refused.stage)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("takes no writes until it is reopened");
        assertThat(committer.broken()).isNotNull();
        assertThat(shown()).isZero();
        assertThat(heard).isEmpty();
        try (Store reopened = Store.open(log, Notes.TABLES.with(Notes.SAID))) {
            assertThat(reopened.view().table(Notes.NOTES).count()).isEqualTo(1);
            assertThat(reopened.view().history(Notes.SAID, 1L).count()).isEqualTo(1);
        }
    }

    @Test
    void aListenerThatFailsEndsTheWritesAndTakesNothingBack() {
        Told shown = write();
        listenerFails = true;
        Told refused = write();
        tell(shown);
        tell(refused);

        assertThat(shown.stage).isCompletedWithValue(1);
        assertThat(refused.stage)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("takes no writes until it is reopened: scripted: nobody hears");
        assertThat(words()).containsExactly("word 1");
    }

    @Test
    void whateverComesBetweenEverybodyIsToldInOrderOfWhatIsShown() {
        Seeds.run("PublisherTest", 300, random -> {
            PublisherTest fresh = new PublisherTest();
            for (int i = 0; i < 40; i++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> fresh.write();
                    case 2 -> fresh.committer.show();
                    default -> fresh.tellFirst();
                }
                fresh.check();
            }
            while (!fresh.untold.isEmpty()) {
                fresh.tellFirst();
                fresh.check();
            }
            assertThat(fresh.words()).hasSize(fresh.said);
        });
    }

    private void tellFirst() {
        Told first = untold.poll();
        if (first != null) {
            tell(first);
            assertThat(first.stage).isCompleted();
            assertThat(shown()).isGreaterThanOrEqualTo(first.sequence);
        }
    }

    private void check() {
        assertThat(shown()).isBetween(said - 1L, (long) said);
        assertThat(heard).hasSize((int) shown());
        assertThat(words()).hasSize((int) shown());
        assertThat(untold).allSatisfy(told -> assertThat(told.stage).isNotDone());
    }
}
