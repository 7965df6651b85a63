package dev.astra.core.security;

import dev.astra.core.UnavailableException;
import dev.astra.core.security.ReplayOutcome.First;
import dev.astra.core.security.ReplayOutcome.OtherRequest;
import dev.astra.core.security.ReplayOutcome.Repeated;
import dev.astra.core.security.ReplayOutcome.Stale;
import dev.astra.core.security.SignatureOutcome.Valid;
import dev.astra.core.store.Change;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Thread-safe. Does each signed request once: the nonce, the answer and whatever the request changed are one transaction, so
 * a second delivery changes nothing and gets the first answer, also after a crash. For requests that change something;
 * those that only read need no nonce.
 *
 * <p>An answer is kept for 600 s of the store's time. That time never goes back, and a request that is too old by it is
 * refused here once more, so that a nonce that was given up can never be used again, whatever the clock does.
 */
public final class Replays {
    private static final Table<String, Row> ANSWERS = Table.of(
            "security.answers", Key.text(Function.identity(), Function.identity()), Row::nonce, new AnswerCodec());
    private static final Index<Instant, String, Row> BY_END = Index.sorted(ANSWERS, "by-end", Row::until);

    /** The table of answers. */
    public static final Schema TABLES = Schema.of(ANSWERS).with(BY_END);

    private static final Duration KEPT = Freshness.SKEW.multipliedBy(2);
    private static final int SWEPT_AT_ONCE = 16;
    private static final int MOST = 1_000_000;

    private final Store store;
    private final int most;

    /**
     * Keeps at most a million answers.
     *
     * @param store opened with {@link #TABLES}
     */
    public Replays(Store store) {
        this(store, MOST);
    }

    /**
     * Keeps at most some answers; further requests are refused until there is room.
     *
     * @param store opened with {@link #TABLES}
     * @param most at least 1
     */
    public Replays(Store store, int most) {
        this.store = Objects.requireNonNull(store, "store");
        this.most = most;
        if (most < 1) {
            throw new IllegalArgumentException("expected room for at least 1 answer, got " + most);
        }
    }

    /** What is kept of one request. */
    record Row(String nonce, String content, Instant until, Answer answer) {}

    /**
     * Does a request, unless it was done before.
     *
     * @param proof of its signature
     * @param work what it asks for, in the same transaction; if it throws, nothing is kept and it may be sent again
     * @throws UnavailableException if there is no room for a further answer
     */
    public ReplayOutcome once(Tx tx, RequestProof proof, Change<Answer> work) {
        Instant now = tx.now();
        SignatureOutcome fresh = Freshness.check(proof, now);
        if (!(fresh instanceof Valid)) {
            return new Stale(fresh);
        }
        sweep(tx, now);
        Optional<Row> before = tx.table(ANSWERS).get(proof.nonce());
        if (before.isPresent()) {
            Row row = before.get();
            return row.content().equals(proof.content()) ? new Repeated(row.answer()) : new OtherRequest();
        }
        if (tx.table(ANSWERS).count() >= most) {
            throw new UnavailableException(
                    "expected room for a further answer, found " + most + " kept ones; send the request again later",
                    Duration.ofSeconds(10));
        }
        Answer answer = work.apply(tx);
        tx.put(ANSWERS, new Row(proof.nonce(), proof.content(), now.plus(KEPT), answer));
        return new First(answer);
    }

    /** Like {@link #once(Tx, RequestProof, Change)}, in a write of its own; durable when it returns. */
    public ReplayOutcome once(RequestProof proof, Change<Answer> work) {
        return store.write(tx -> once(tx, proof, work));
    }

    /** How many answers are kept. */
    public static long count(View view) {
        return view.table(ANSWERS).count();
    }

    /** Gives up what is over, a few at a time: more than are added, so the table shrinks to its window. */
    private static void sweep(Tx tx, Instant now) {
        List<Row> over =
                tx.index(BY_END).range(Instant.MIN, now).limit(SWEPT_AT_ONCE).toList();
        over.forEach(row -> tx.remove(ANSWERS, row.nonce()));
    }
}
