package dev.astra.trading.account;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import java.time.Duration;
import java.time.Instant;

/**
 * Immutable. How often a user's profile was looked at.
 *
 * @param user whose
 * @param since when the first of these looks was
 * @param count how many
 */
record Checks(UserId user, Instant since, int count) {
    private static final int OLD_ONES_AT_ONCE = 10;

    /**
     * Counts one more, if there may be one.
     *
     * @return how long to wait; zero if it was counted
     */
    static Duration count(Tx tx, UserId user, CheckLimit limit) {
        Instant begin = tx.now().minus(limit.window());
        tx.index(AccountTables.CHECKS_BY_TIME)
                .range(Instant.MIN, begin)
                .limit(OLD_ONES_AT_ONCE)
                .toList()
                .forEach(old -> tx.remove(AccountTables.CHECKS, old.user));
        Checks before = tx.table(AccountTables.CHECKS)
                .get(user)
                .filter(row -> row.since.isAfter(begin))
                .orElseGet(() -> new Checks(user, tx.now(), 0));
        if (before.count >= limit.times()) {
            return Duration.between(begin, before.since);
        }
        tx.put(AccountTables.CHECKS, new Checks(user, before.since, before.count + 1));
        return Duration.ZERO;
    }
}
