package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thread. The life of one disk: sessions of a store on it, each with its trouble and its end, and a model in plain maps
 * of what has to be there. The seed alone decides.
 */
final class Life {
    private final Random random;
    private final int operations;
    private int done;
    private final Tally tally;

    private Medium medium = new Medium();
    private Turns turns = new Turns();
    private FileJournal journal = medium.journal(turns);
    private @Nullable Subject subject;
    private boolean inBackground;
    private boolean nested;
    private String doing = "";

    /** Acknowledged or shown; the same before its last batch; with the batch of which nobody knows. */
    private Content known = new Content();

    private Content before = known;
    private @Nullable Content unknown;

    Life(Random random, int operations, Tally tally) {
        this.tally = tally;
        this.random = random;
        this.operations = operations;
    }

    /** Lives it to its end. */
    void live() {
        while (done < operations) {
            session();
        }
        begin(new Forecast(Forecast.Kind.FAIR, random, () -> {}));
        commit();
        end();
        medium.verify();
    }

    private void session() {
        if (!begin(Forecast.any(random, this::between))) {
            return;
        }
        int steps = random.nextInt(90);
        for (int i = 0; i < steps && !over(); i++) {
            step();
        }
        leave();
        if (random.nextBoolean()) {
            damaged();
        }
    }

    private boolean over() {
        return medium.dead() || running().broken();
    }

    private Subject running() {
        if (subject == null) {
            throw new AssertionError("no store is open");
        }
        return subject;
    }

    private AssertionError wrong(String what) {
        return new AssertionError("after " + done + " operations, " + doing + ": " + what);
    }

    /** Opens the store and compares; false if the trouble came before that. */
    private boolean begin(Forecast forecast) {
        doing = "opening under " + forecast;
        medium.weather(forecast, random);
        turns = new Turns();
        journal = medium.journal(turns);
        try {
            subject = opened(journal, turns);
        } catch (UnavailableException trouble) {
            tally.count(Tally.What.FAILED_TO_OPEN);
            afterDeath();
            return false;
        }
        Content found = Content.checked(subject.view());
        if (unknown != null && found.equals(unknown) && !found.equals(known)) {
            before = known;
            known = unknown;
            tally.count(Tally.What.UNKNOWN_FOUND);
        } else if (unknown != null) {
            tally.count(Tally.What.UNKNOWN_GONE);
        }
        unknown = null;
        journal.cutTail().ifPresent(cut -> tally.count(Tally.What.TAIL_CUT));
        journal.report()
                .ifPresent(report -> tally.count(
                        report.snapshots().isEmpty()
                                ? Tally.What.OPENED_WITHOUT_SNAPSHOT
                                : Tally.What.OPENED_WITH_SNAPSHOT));
        compare(found);
        doing = "in a session with " + forecast;
        return true;
    }

    private Subject opened(FileJournal on, Turns workers) {
        return random.nextInt(8) == 0
                ? Subject.whole(on, workers, random)
                : Subject.stepped(on, workers, random, this::between);
    }

    private void compare(Content found) {
        if (!found.equals(known)) {
            throw wrong("expected " + known.beside(found) + "\nor "
                    + (unknown == null ? "nothing else" : unknown.beside(found)));
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> background(running()::snapshot);
            case 1 -> background(random.nextInt(4) == 0 ? running()::compact : () -> {});
            case 2, 3, 4 -> background(turns::one);
            default -> commit();
        }
    }

    /** Work beside the commits, which go on between any two of its operations on the disk. */
    private void background(Runnable work) {
        inBackground = true;
        try {
            work.run();
        } catch (UnavailableException failed) {
            // A snapshot or a compaction that did not come off; the commits have to be right all the same.
        } finally {
            inBackground = false;
        }
    }

    private void between() {
        if (inBackground && !nested && !Thread.holdsLock(journal) && !medium.dead() && random.nextInt(3) == 0) {
            nested = true;
            try {
                if (!running().broken()) {
                    tally.count(Tally.What.COMMIT_BESIDE_BACKGROUND);
                    commit();
                }
            } finally {
                nested = false;
            }
        }
    }

    /** Some changes of several clients in one go. */
    private void commit() {
        List<Operation> offered = new ArrayList<>();
        int count = 1 + random.nextInt(1 + random.nextInt(8));
        for (int i = 0; i < count; i++) {
            offered.add(Operation.any(random));
        }
        while (!offered.isEmpty()) {
            long sequence = running().view().sequence();
            List<Subject.Answer> answers = running().commit(offered);
            List<Operation> taken = List.copyOf(offered.subList(0, answers.size()));
            offered.subList(0, answers.size()).clear();
            done += taken.size();
            check(taken, answers, running().view().sequence() > sequence);
            if (unknown != null) {
                return;
            }
        }
    }

    private void check(List<Operation> taken, List<Subject.Answer> answers, boolean written) {
        Content after = known.copy();
        boolean unsure = answers.stream().anyMatch(Subject.Answer::unknown);
        for (int i = 0; i < taken.size(); i++) {
            Object expected = taken.get(i).on(after);
            Subject.Answer answer = answers.get(i);
            boolean right = unsure
                    ? answer.unknown()
                    : answer.thrown() == null
                            ? expected.equals(answer.value())
                            : expected.equals(Operation.THROWS) && !(answer.thrown() instanceof Error);
            if (!right) {
                throw wrong(taken.get(i) + " of " + taken + ": expected " + expected + ", got " + answer);
            }
        }
        if (!unsure) {
            before = written ? known : before;
            known = after;
        } else if (running().broken()) {
            unknown = after;
        } else {
            tally.count(Tally.What.REFUSED_FOR_ROOM);
        }
        compare(Content.of(running().view()));
    }

    /** The end of a session: cleanly, or not. */
    private void leave() {
        doing += ", then left";
        if (!medium.dead() && random.nextInt(3) == 0) {
            end();
            return;
        }
        Subject left = running();
        medium.weather(operation -> Medium.Trouble.DEATH, random);
        if (left instanceof Subject.Whole) {
            end();
        }
        afterDeath();
    }

    private void end() {
        while (turns.one()) {
            // What was begun ends before the store does.
        }
        running().close();
    }

    /** The machine was lost, or the process only: then what it wrote is still seen. */
    private void afterDeath() {
        if (random.nextBoolean()) {
            tally.count(Tally.What.POWER_FAILED);
            medium = medium.afterPowerFailure(random);
        }
    }

    /** A turned bit in a copy is refused, or does not matter; the last batch may be cut, which is told. */
    private void damaged() {
        Medium copy = medium.copy();
        String place = copy.flip(random);
        Map<String, byte[]> segments = copy.segments();
        Turns workers = new Turns();
        FileJournal damaged = copy.journal(workers);
        try {
            Subject opened = Subject.stepped(damaged, workers, random);
            Content found = Content.checked(opened.view());
            opened.close();
            boolean right = found.equals(known)
                    || found.equals(unknown)
                    || (found.equals(before) && damaged.cutTail().isPresent());
            tally.count(damaged.cutTail().isPresent() ? Tally.What.DAMAGE_CUT : Tally.What.DAMAGE_HARMLESS);
            if (!right) {
                throw wrong("a turned bit (" + place + ") was taken for a state: expected " + known.beside(found)
                        + "\nor, with a word about it, " + before.beside(found) + "\ntold " + damaged.cutTail());
            }
        } catch (CorruptDataException refused) {
            tally.count(Tally.What.DAMAGE_REFUSED);
            refused(refused, segments, copy.segments(), place);
        }
    }

    private void refused(
            CorruptDataException refused, Map<String, byte[]> earlier, Map<String, byte[]> later, String place) {
        String message = String.valueOf(refused.getMessage());
        if (!message.contains("journal-") && !message.contains("snapshot-")) {
            throw wrong("a turned bit (" + place + ") was refused without its place: " + message);
        }
        Set<String> names = earlier.keySet();
        boolean same = names.equals(later.keySet())
                && names.stream().allMatch(name -> java.util.Arrays.equals(earlier.get(name), later.get(name)));
        if (!same) {
            throw wrong("a log that was refused for a turned bit (" + place + ") was changed");
        }
    }
}
