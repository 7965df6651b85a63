package dev.astra.trading.companion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Immutable. Where a run stands, and what follows from what happens: values come before the first scan and before the
 * trade bot; a change of values restarts the bot, after a pause, and scans again; changes within a moment are one; a
 * feed that is down stops nothing that runs. Never two bots, never two scans.
 *
 * <p>Times are monotonic nanoseconds.
 */
public final class RunLoop {
    /** Nothing is due. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final Duration SCAN_AGAIN = Duration.ofSeconds(30);
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(30);
    private static final int DOWN_AFTER = 3;

    private final State state;

    private RunLoop(State state) {
        this.state = state;
    }

    /** A run that has not begun. */
    public static RunLoop of(RunPolicy policy) {
        return new RunLoop(new State(policy));
    }

    /**
     * What follows.
     *
     * @param event what happened
     * @param now in monotonic nanoseconds
     */
    public Step on(RunEvent event, long now) {
        State next = new State(state);
        next.apply(event, now);
        next.settle(now);
        return new Step(new RunLoop(next), next.actions);
    }

    /** When {@link RunEvent#TICK} is due, in monotonic nanoseconds; {@link #NEVER} if only an event helps. */
    public long due() {
        return Math.min(Math.min(state.valuesDue, state.changeDue), Math.min(state.botDue, state.scanDue));
    }

    /** Whether the feed counts as down. */
    public boolean feedDown() {
        return state.failures >= DOWN_AFTER;
    }

    /**
     * Immutable. What follows from an event.
     *
     * @param next where the run stands now
     * @param actions to be done, in this order
     */
    public record Step(RunLoop next, List<RunAction> actions) {
        /** Copies the list. */
        public Step {
            actions = List.copyOf(actions);
        }
    }

    private enum Bot {
        WAITS_FOR_VALUES,
        PAUSES,
        RUNS,
        STOPS
    }

    private enum Scan {
        RESTS,
        RUNS,
        STOPS
    }

    /** One thread while it is thought out; then it is a run's for good, and no longer changed. */
    private static final class State {
        private final RunPolicy policy;
        private final List<RunAction> actions = new ArrayList<>();
        private Bot bot = Bot.WAITS_FOR_VALUES;
        private Scan scan = Scan.RESTS;
        private boolean updating;
        private boolean priced;
        private int failures;
        private long valuesDue = NEVER;
        private long changeDue = NEVER;
        private long botDue = NEVER;
        private long scanDue = NEVER;
        private long scanBegun;

        State(RunPolicy policy) {
            this.policy = policy;
        }

        /** The same, with nothing to be done. */
        State(State of) {
            this.policy = of.policy;
            this.bot = of.bot;
            this.scan = of.scan;
            this.updating = of.updating;
            this.priced = of.priced;
            this.failures = of.failures;
            this.valuesDue = of.valuesDue;
            this.changeDue = of.changeDue;
            this.botDue = of.botDue;
            this.scanDue = of.scanDue;
            this.scanBegun = of.scanBegun;
        }

        void apply(RunEvent event, long now) {
            switch (event) {
                case BEGUN -> valuesDue = updating || priced ? valuesDue : now;
                case VALUES_CHANGED -> updated(true, now);
                case VALUES_UNCHANGED -> updated(false, now);
                case VALUES_FAILED -> failed(now);
                case BOT_STOPPED -> {
                    if (bot == Bot.STOPS) {
                        bot = Bot.PAUSES;
                        botDue = now + policy.botPause().toNanos();
                    }
                }
                case SCAN_ENDED ->
                    scanOver(
                            now,
                            policy.periodic() ? scanBegun + policy.scanEvery().toNanos() : NEVER);
                case SCAN_FAILED -> scanOver(now, now + SCAN_AGAIN.toNanos());
                case TICK -> {}
            }
        }

        private void updated(boolean changed, long now) {
            if (!updating) {
                return;
            }
            recovered(now);
            if (!priced) {
                priced = true;
                bot = Bot.RUNS;
                actions.add(RunAction.START_BOT);
                scanDue = policy.scan() ? now : NEVER;
            } else if (changed && changeDue == NEVER) {
                changeDue = now + policy.settle().toNanos();
            }
        }

        private void recovered(long now) {
            if (failures >= DOWN_AFTER) {
                actions.add(RunAction.TELL_FEED_BACK);
            }
            failures = 0;
            updating = false;
            valuesDue = now + policy.valuesEvery().toNanos();
        }

        private void failed(long now) {
            if (!updating) {
                return;
            }
            updating = false;
            failures++;
            long wait = policy.valuesEvery().toNanos();
            valuesDue = now + (priced ? wait : Math.min(wait, FIRST_AGAIN.toNanos()));
            if (failures == DOWN_AFTER) {
                actions.add(RunAction.TELL_FEED_DOWN);
            }
        }

        private void scanOver(long now, long next) {
            if (scan == Scan.STOPS) {
                scan = Scan.RESTS;
                scanDue = now;
            } else if (scan == Scan.RUNS) {
                scan = Scan.RESTS;
                scanDue = next;
            }
        }

        /** Does what is due, until nothing is. */
        void settle(long now) {
            if (valuesDue <= now && !updating) {
                valuesDue = NEVER;
                updating = true;
                actions.add(RunAction.UPDATE_VALUES);
            }
            if (changeDue <= now) {
                changeDue = NEVER;
                change(now);
            }
            if (botDue <= now) {
                botDue = NEVER;
                bot = Bot.RUNS;
                actions.add(RunAction.START_BOT);
            }
            if (scanDue <= now) {
                scan(now);
            }
        }

        /** Values changed, and the moment in which more could come is over. */
        private void change(long now) {
            if (bot == Bot.RUNS) {
                bot = Bot.STOPS;
                actions.add(RunAction.STOP_BOT);
            }
            if (policy.scan()) {
                scanDue = now;
            }
        }

        /** A scan is due, or the one that runs is to give way: to newer values, or because it hangs. */
        private void scan(long now) {
            if (scan == Scan.RUNS) {
                scan = Scan.STOPS;
                scanDue = NEVER;
                actions.add(RunAction.STOP_SCAN);
            } else if (scan == Scan.RESTS) {
                scan = Scan.RUNS;
                scanBegun = now;
                scanDue = now + policy.scanWithin().toNanos();
                actions.add(RunAction.START_SCAN);
            } else {
                scanDue = NEVER;
            }
        }
    }
}
