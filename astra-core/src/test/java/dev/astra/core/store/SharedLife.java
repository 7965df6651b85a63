package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Notes.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One thread. Several stores on one log, whose steps the seed weaves into one another: another store may commit between any
 * two calls of the log, and answers of the log get lost. Each change draws a number, counts itself, and writes both down.
 */
final class SharedLife {
    private static final int STEPS = 6;
    private static final long COUNT = 1;

    private final Random random;
    private final Map<Tally, Integer> tally;
    private final InMemoryJournal log = new InMemoryJournal();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Long, Long> acknowledged = new HashMap<>();
    private final List<Set<Long>> unknown = new ArrayList<>();
    private long changes;
    private boolean weaving;
    private long highest;

    /** What can happen. */
    enum Tally {
        COMMITTED,
        SOMEONE_WAS_FIRST,
        COMMITTED_DESPITE_LOST_ANSWER,
        UNKNOWN
    }

    SharedLife(Random random, Map<Tally, Integer> tally) {
        this.random = random;
        this.tally = tally;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            nodes.add(new Node());
        }
    }

    private void count(Tally what) {
        tally.merge(what, 1, Integer::sum);
    }

    void live() {
        weaving = true;
        for (int i = 0; i < STEPS; i++) {
            any().step();
        }
        weaving = false;
        Content all = Content.checked(Subject.stepped(log, new Turns(), random).view());
        for (Node node : nodes) {
            node.subject.refresh();
            expect(all, Content.of(node.subject.view()), "a store that caught up");
        }
        log();
        present(all);
    }

    private Node any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private static void expect(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
    }

    /** Every batch once, in order. */
    private void log() {
        Set<String> ids = new HashSet<>();
        long[] last = new long[1];
        log.replay(0, batch -> {
            expect(++last[0], batch.sequence(), "the sequence of a batch");
            expect(true, ids.add(batch.id()), "batch " + batch.id() + " is new");
        });
    }

    private void present(Content all) {
        Set<Long> left = new HashSet<>(all.notes().keySet());
        left.remove(COUNT);
        acknowledged.forEach((change, number) -> {
            Note note = all.notes().get(change);
            expect(number, note == null ? "nothing" : note.rank(), "the number of acknowledged change " + change);
            left.remove(change);
        });
        for (Set<Long> together : unknown) {
            boolean there = together.stream().anyMatch(left::contains);
            expect(there, left.containsAll(together), "a batch of which nobody knows, " + together + ", is whole");
            left.removeAll(together);
        }
        expect(Set.of(), left, "changes that nobody made");
        counted(all);
    }

    private static void counted(Content content) {
        Note count = content.notes().get(COUNT);
        long counted = count == null ? 0 : count.rank();
        long rows = content.notes().size() - (count == null ? 0L : 1L);
        expect(rows, counted, "changes that counted themselves");
        expect(rows, content.counters().getOrDefault(Notes.IDS.name(), 0L), "numbers that were drawn");
        long distinct = content.notes().values().stream()
                .filter(note -> note.id() != COUNT)
                .mapToLong(Note::rank)
                .distinct()
                .count();
        expect(rows, distinct, "different numbers");
    }

    private static Long change(Tx tx, long id) {
        long number = tx.next(Notes.IDS);
        long counted = tx.table(NOTES).get(COUNT).map(Note::rank).orElse(0L);
        tx.put(NOTES, new Note(COUNT, "count", null, counted + 1));
        tx.put(NOTES, new Note(id, "change " + id, null, number));
        return number;
    }

    /** A store, and the way from it to the log. */
    private final class Node implements Journal {
        private Subject subject;
        private boolean busy;
        private boolean answerLost;

        Node() {
            subject = Subject.stepped(this, new Turns(), random);
        }

        void step() {
            if (busy) {
                return;
            }
            busy = true;
            long seen = subject.view().sequence();
            try {
                if (subject.broken() || random.nextInt(12) == 0) {
                    subject = Subject.stepped(this, new Turns(), random);
                }
                if (random.nextInt(5) == 0) {
                    subject.refresh();
                } else {
                    commit();
                }
            } finally {
                busy = false;
            }
            expect(true, subject.view().sequence() >= seen, "a store never goes back");
            counted(Content.of(subject.view()));
        }

        private void commit() {
            long before = highest;
            List<Long> ids = new ArrayList<>();
            List<Change<?>> offered = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                long id = 1000 + ++changes;
                ids.add(id);
                offered.add(tx -> change(tx, id));
            }
            answerLost = false;
            List<Subject.Answer> answers = subject.commit(offered);
            expect(ids.size(), answers.size(), "answers");
            if (answers.get(0).unknown()) {
                count(SharedLife.Tally.UNKNOWN);
                answers.forEach(answer -> expect(true, answer.unknown(), "one batch, one fate: " + answers));
                unknown.add(Set.copyOf(ids));
                return;
            }
            count(answerLost ? SharedLife.Tally.COMMITTED_DESPITE_LOST_ANSWER : SharedLife.Tally.COMMITTED);
            for (int i = 0; i < ids.size(); i++) {
                Object number = answers.get(i).value();
                expect(true, number instanceof Long drawn && drawn > before, number + " comes after " + before);
                acknowledged.put(ids.get(i), (Long) java.util.Objects.requireNonNull(number));
                highest = Math.max(highest, (Long) number);
            }
        }

        @Override
        public Archive archive() {
            return log.archive();
        }

        private void othersTurn() {
            while (weaving && random.nextInt(6) == 0) {
                any().step();
            }
        }

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            othersTurn();
            log.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            othersTurn();
            if (random.nextInt(5) == 0) {
                throw new UnavailableException("scripted: the batch is lost");
            }
            AppendOutcome outcome = log.append(afterSequence, batch);
            othersTurn();
            if (outcome instanceof AppendOutcome.SomeoneWasFirst) {
                count(SharedLife.Tally.SOMEONE_WAS_FIRST);
            } else if (random.nextInt(4) == 0) {
                answerLost = true;
                throw new UnavailableException("scripted: the answer is lost");
            }
            return outcome;
        }

        @Override
        public void close() {}
    }
}
