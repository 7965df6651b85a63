package dev.astra.discord.licensing;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * Immutable. How far the look at everybody's role has come.
 *
 * @param began when it began
 * @param after the last license that it came to; 0 at the beginning
 * @param state whether it goes on
 */
record Sweep(Instant began, long after, State state) {
    /** How often everybody is looked at. */
    static final Duration EVERY = Duration.ofDays(1);

    static final Table<String, Sweep> TABLE =
            Table.of("discord.sweep", Key.text(name -> name, name -> name), row -> Sweep.NAME, new Codec());

    static final String NAME = "roles";

    enum State {
        GOING_ON,
        FINISHED
    }

    static Sweep begin(Instant now) {
        return new Sweep(now, 0, State.GOING_ON);
    }

    Sweep at(long license) {
        return new Sweep(began, license, State.GOING_ON);
    }

    Sweep finished() {
        return new Sweep(began, after, State.FINISHED);
    }

    /** How long to wait until the next one begins; zero if this one goes on. */
    Duration rest(Instant now) {
        if (state == State.GOING_ON) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, began.plus(EVERY));
        return left.isNegative() ? Duration.ZERO : left.compareTo(EVERY) > 0 ? EVERY : left;
    }

    private static final class Codec implements RowCodec<String, Sweep> {
        @Override
        public void write(Sweep row, RowWriter out) {
            out.instant("began", row.began).number("after", row.after).flag("finished", row.state == State.FINISHED);
        }

        @Override
        public Sweep read(String name, RowReader in) {
            return new Sweep(
                    in.instant("began"), in.number("after"), in.flag("finished") ? State.FINISHED : State.GOING_ON);
        }
    }
}
