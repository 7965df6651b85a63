package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;

import dev.astra.core.store.Notes.Note;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Immutable. What a client does, once as a change of a store and once on plain maps. */
sealed interface Operation extends Change<Object> {
    /** What {@link #on} answers for a change that throws. */
    Object THROWS = "throws";

    /** Does it to plain maps and says what the change is to answer. */
    Object on(Content model);

    private static long rank(Content model, long id) {
        Note note = model.notes().get(id);
        return note == null ? -1 : note.rank();
    }

    private static String title(long id) {
        return "title " + id;
    }

    private static OutboxMessage message(long key, String payload) {
        return new OutboxMessage("topic", "lane " + key % 3, "key " + key, payload);
    }

    /** Any one of them. */
    static Operation any(Random random) {
        long id = 1L + random.nextInt(24);
        long other = 1L + random.nextInt(24);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Put(id, "shelf " + random.nextInt(4), random.nextInt(1000));
            case 3 -> new Put(id, "x".repeat(1 + random.nextInt(random.nextInt(6) == 0 ? 5000 : 300)), 0);
            case 4 -> new Remove(id);
            case 5 -> new Draw(other);
            case 6 -> new Send(id, "payload " + random.nextInt(1000));
            case 7 -> new Deliver();
            case 8 -> new Steal(id, other);
            case 9 -> new Fail(id);
            case 10 -> new Swap(id, other);
            default -> new Look(id);
        };
    }

    /** Adds or replaces a row, and answers the rank that it had. */
    record Put(long id, String shelf, long rank) implements Operation {
        @Override
        public Object apply(Tx tx) {
            long before = tx.table(NOTES).get(id).map(Note::rank).orElse(-1L);
            tx.put(NOTES, new Note(id, title(id), shelf, rank));
            return before;
        }

        @Override
        public Object on(Content model) {
            long before = Operation.rank(model, id);
            model.notes().put(id, new Note(id, title(id), shelf, rank));
            return before;
        }
    }

    /** Takes a row away, and answers its rank. */
    record Remove(long id) implements Operation {
        @Override
        public Object apply(Tx tx) {
            long before = tx.table(NOTES).get(id).map(Note::rank).orElse(-1L);
            tx.remove(NOTES, id);
            return before;
        }

        @Override
        public Object on(Content model) {
            long before = Operation.rank(model, id);
            model.notes().remove(id);
            return before;
        }
    }

    /** Draws a number and writes it down. */
    record Draw(long other) implements Operation {
        @Override
        public Object apply(Tx tx) {
            long number = tx.next(Notes.IDS);
            tx.put(NOTES, new Note(100 + other, title(100 + other), null, number));
            return number;
        }

        @Override
        public Object on(Content model) {
            long number = model.next(Notes.IDS.name());
            model.notes().put(100 + other, new Note(100 + other, title(100 + other), null, number));
            return number;
        }
    }

    /** Sends a message; one of the same key that waits is replaced. */
    record Send(long key, String payload) implements Operation {
        @Override
        public Object apply(Tx tx) {
            tx.send(message(key, payload));
            return true;
        }

        @Override
        public Object on(Content model) {
            OutboxMessage message = message(key, payload);
            model.outbox().values().removeIf(waiting -> waiting.key().equals(message.key()));
            model.outbox().put(model.next(BuiltIn.DELIVERY_IDS.name()), message);
            return true;
        }
    }

    /** Takes the oldest message off the outbox, and answers its number. */
    record Deliver() implements Operation {
        @Override
        public Object apply(Tx tx) {
            Optional<Delivery> oldest = tx.table(Delivery.TABLE).all().findFirst();
            oldest.ifPresent(row -> tx.remove(Delivery.TABLE, row.id()));
            return oldest.map(Delivery::id).orElse(0L);
        }

        @Override
        public Object on(Content model) {
            List<Long> oldest = model.outbox().keySet().stream().limit(1).toList();
            oldest.forEach(model.outbox()::remove);
            return oldest.isEmpty() ? 0L : oldest.get(0);
        }
    }

    /** Changes one row, then claims the title of another: refused where that one is there. */
    record Steal(long id, long of) implements Operation {
        @Override
        public Object apply(Tx tx) {
            tx.put(NOTES, new Note(id, title(of), "stolen", 7));
            tx.put(NOTES, new Note(id, title(id), "given back", 8));
            return true;
        }

        @Override
        public Object on(Content model) {
            if (id != of && model.notes().containsKey(of)) {
                return THROWS;
            }
            model.notes().put(id, new Note(id, title(id), "given back", 8));
            return true;
        }
    }

    /** Does a lot, then throws. */
    record Fail(long id) implements Operation {
        @Override
        public Object apply(Tx tx) {
            tx.next(Notes.IDS);
            tx.remove(NOTES, id);
            tx.send(message(id, "never"));
            throw new IllegalArgumentException("scripted");
        }

        @Override
        public Object on(Content model) {
            return THROWS;
        }
    }

    /** Exchanges the ranks of two rows, if both are there. */
    record Swap(long left, long right) implements Operation {
        @Override
        public Object apply(Tx tx) {
            Optional<Note> one = tx.table(NOTES).get(left);
            Optional<Note> two = tx.table(NOTES).get(right);
            if (left == right || one.isEmpty() || two.isEmpty()) {
                return false;
            }
            tx.put(
                    NOTES,
                    new Note(
                            left,
                            one.get().title(),
                            one.get().shelf(),
                            two.get().rank()));
            tx.put(
                    NOTES,
                    new Note(
                            right,
                            two.get().title(),
                            two.get().shelf(),
                            one.get().rank()));
            return true;
        }

        @Override
        public Object on(Content model) {
            Map<Long, Note> notes = model.notes();
            if (left == right || !notes.containsKey(left) || !notes.containsKey(right)) {
                return false;
            }
            Note one = Objects.requireNonNull(notes.get(left));
            Note two = Objects.requireNonNull(notes.get(right));
            notes.put(left, new Note(left, one.title(), one.shelf(), two.rank()));
            notes.put(right, new Note(right, two.title(), two.shelf(), one.rank()));
            return true;
        }
    }

    /** Changes nothing. */
    record Look(long id) implements Operation {
        @Override
        public Object apply(Tx tx) {
            return tx.table(NOTES).get(id).map(Note::rank).orElse(-1L);
        }

        @Override
        public Object on(Content model) {
            return Operation.rank(model, id);
        }
    }
}
