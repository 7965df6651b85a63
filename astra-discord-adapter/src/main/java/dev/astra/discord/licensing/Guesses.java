package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.discord.command.RateLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * Immutable. How many orders that are not theirs a person named: whoever knows an order id owns the order, so nobody may try
 * them out. Kept in the store, so that a restart does not begin a new count.
 *
 * @param user who
 * @param since when the first of them was named
 * @param count how many
 */
record Guesses(UserId user, Instant since, int count) {
    static final Table<UserId, Guesses> TABLE =
            Table.of("discord.guesses", Key.number(UserId::value, UserId::new), Guesses::user, new Codec());
    static final Index<Instant, UserId, Guesses> BY_TIME = Index.sorted(TABLE, "since", Guesses::since);

    private static final int OLD_ONES_AT_ONCE = 10;

    /** How long a person must wait; zero if they may name an order. */
    static Duration wait(Tx tx, UserId user, RateLimit limit) {
        return tx.table(TABLE)
                .get(user)
                .filter(row -> row.count >= limit.times())
                .map(row -> Duration.between(tx.now(), row.since.plus(limit.window())))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    /**
     * Counts one more.
     *
     * @return how many there are now
     */
    static int count(Tx tx, UserId user, RateLimit limit) {
        Instant begin = tx.now().minus(limit.window());
        tx.index(BY_TIME)
                .range(Instant.MIN, begin)
                .limit(OLD_ONES_AT_ONCE)
                .toList()
                .forEach(old -> tx.remove(TABLE, old.user));
        Guesses before = tx.table(TABLE)
                .get(user)
                .filter(row -> row.since.isAfter(begin))
                .orElseGet(() -> new Guesses(user, tx.now(), 0));
        Guesses after = new Guesses(user, before.since, before.count + 1);
        tx.put(TABLE, after);
        return after.count;
    }

    static void forget(Tx tx, UserId user) {
        tx.remove(TABLE, user);
    }

    private static final class Codec implements RowCodec<UserId, Guesses> {
        @Override
        public void write(Guesses row, RowWriter out) {
            out.instant("since", row.since).number("count", row.count);
        }

        @Override
        public Guesses read(UserId user, RowReader in) {
            return new Guesses(user, in.instant("since"), Math.toIntExact(in.number("count")));
        }
    }
}
