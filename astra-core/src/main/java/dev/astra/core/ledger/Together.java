package dev.astra.core.ledger;

import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread. Several transfers of which all are applied or none. */
final class Together {
    private static final int NOBODY = -1;

    private final Book book;
    private final Tx tx;
    private final List<Transfer> transfers;
    private final List<Asked> asked;
    private final long[] results;
    private final boolean[] fresh;
    private final Map<Long, Integer> firsts = new HashMap<>();
    private final Movement movement;
    private final Counts before;

    Together(Book book, Tx tx, List<Transfer> transfers, List<Asked> asked) {
        this.book = book;
        this.tx = tx;
        this.transfers = transfers;
        this.asked = asked;
        this.results = new long[transfers.size()];
        this.fresh = new boolean[transfers.size()];
        asked.forEach(each -> book.holding().settle(tx, each.legs()));
        this.movement = new Movement(tx);
        this.before = Counts.of(tx);
    }

    /** The results in order. */
    long[] run() {
        int culprit = NOBODY;
        for (int i = 0; i < results.length && culprit == NOBODY; i++) {
            results[i] = one(i);
            culprit = results[i] <= 0 ? i : NOBODY;
        }
        if (culprit == NOBODY) {
            apply();
        } else {
            refuse(culprit);
        }
        return results;
    }

    private long one(int place) {
        Asked mine = asked.get(place);
        Integer first = firsts.putIfAbsent(mine.id(), place);
        if (first != null) {
            return asked.get(first).content() == mine.content() ? results[first] : Book.CONFLICT;
        }
        Optional<Long> known = book.known(tx, mine);
        if (known.isPresent()) {
            return known.get();
        }
        fresh[place] = true;
        long number = before.entries() + movement.size() + 1;
        Transfer transfer = transfers.get(place);
        long refused = movement.post(transfer.legs(), Book.origin(transfer));
        return refused == Movement.FINE ? number : refused;
    }

    private void apply() {
        Monitors.look(tx, movement.accounts(), book.listener());
        Counts counts = movement.store(tx, before);
        for (int i = 0; i < results.length; i++) {
            if (fresh[i]) {
                counts = Requests.remember(tx, counts, asked.get(i), results[i]);
                Transfer transfer = transfers.get(i);
                book.listener()
                        .heard(
                                tx,
                                new LedgerEvent.Moved(
                                        new TransferId(results[i]),
                                        transfer.legs(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        transfer.metadata()));
            }
        }
        counts.put(tx);
    }

    /** Every id that is new is spent, so that a repetition of all has the same outcomes. */
    private void refuse(int culprit) {
        Counts counts = before;
        for (int i = 0; i < results.length; i++) {
            Asked mine = asked.get(i);
            Integer first = firsts.putIfAbsent(mine.id(), i);
            Optional<Long> known = fresh[i] || i <= culprit ? Optional.empty() : book.known(tx, mine);
            if (known.isPresent()) {
                results[i] = known.get();
            } else if (first != null && first != i) {
                results[i] = asked.get(first).content() == mine.content() ? results[first] : Book.CONFLICT;
            } else if (i > culprit || (fresh[i] && i < culprit)) {
                results[i] = Result.refused(Reason.WITH_ANOTHER, 0);
                fresh[i] = true;
            }
            if (fresh[i]) {
                counts = Requests.remember(tx, counts, mine, results[i]);
            }
        }
        counts.put(tx);
    }
}
