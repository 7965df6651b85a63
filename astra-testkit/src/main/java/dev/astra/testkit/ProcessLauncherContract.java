package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.process.Cause;
import dev.astra.core.process.Exit;
import dev.astra.core.process.Instance;
import dev.astra.core.process.LaunchOutcome;
import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessLauncher.Recovery;
import dev.astra.core.process.ProcessLauncher.Urgency;
import dev.astra.core.process.ProcessListener;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The clauses of {@link ProcessLauncher} as tests. An adapter's test class implements this interface. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface ProcessLauncherContract {
    /** A launcher that was not opened yet; the same place each time within a test. */
    ProcessLauncher launcher() throws Exception;

    /** A program that runs until it is asked to end. */
    ProcessSpec steady(String name);

    /** A program that ends by itself, soon. */
    ProcessSpec ending(String name, int code);

    /** A program that cannot be started. */
    ProcessSpec missing(String name);

    /** A program that does not listen, with a grandchild in a session of its own that does not listen either. */
    ProcessSpec stubborn(String name);

    /** Waits until the program of that instance has begun its work, or lets virtual time pass. */
    void settle(Instance instance) throws Exception;

    /** How many processes of the program there are. */
    int processes(ProgramName name);

    /** An instance of a program. */
    static Instance instance(String name, long generation) {
        return new Instance(new ProgramName(name), generation);
    }

    @Test
    default void clause1ASecondSupervisorIsRefused() throws Exception {
        try (ProcessLauncher first = launcher();
                ProcessLauncher second = launcher()) {
            first.open(new Heard());
            assertThatThrownBy(() -> second.open(new Heard())).isInstanceOf(RejectedException.class);
        }
    }

    @Test
    default void clause1AClosedPlaceIsFree() throws Exception {
        try (ProcessLauncher first = launcher()) {
            first.open(new Heard());
        }
        try (ProcessLauncher second = launcher()) {
            assertThat(second.open(new Heard())).isEqualTo(Recovery.nothing());
        }
    }

    @Test
    default void clause2TheNextSupervisorKnowsTheLastGeneration() throws Exception {
        Heard heard = new Heard();
        Instance instance = instance("short", 7);
        try (ProcessLauncher first = launcher()) {
            first.open(heard);
            first.launch(instance, ending("short", 0));
            settle(instance);
            heard.next();
            heard.next();
        }
        try (ProcessLauncher second = launcher()) {
            assertThat(second.open(new Heard())).isEqualTo(new Recovery(List.of(), 7));
        }
    }

    @Test
    default void clause3TheEndOfAProgramIsToldOnceWithItsCodeAndThenThatNothingIsLeft() throws Exception {
        Heard heard = new Heard();
        Instance instance = instance("short", 1);
        try (ProcessLauncher launcher = launcher()) {
            launcher.open(heard);
            assertThat(launcher.launch(instance, ending("short", 3))).isInstanceOf(LaunchOutcome.Launched.class);
            settle(instance);
            assertThat(heard.next()).isEqualTo(instance + " exited with " + new Exit(3).code());
            assertThat(heard.next()).isEqualTo(instance + " emptied");
            assertThat(heard.more()).isZero();
            assertThat(processes(instance.name())).isZero();
        }
    }

    @Test
    default void aProgramThatIsMissingIsRefusedAndNothingIsTold() throws Exception {
        Heard heard = new Heard();
        try (ProcessLauncher launcher = launcher()) {
            launcher.open(heard);
            LaunchOutcome outcome = launcher.launch(instance("gone", 1), missing("gone"));
            assertThat(outcome.<Cause.Kind>fold(
                            launched -> Cause.Kind.FINISHED,
                            refused -> refused.cause().kind()))
                    .isEqualTo(Cause.Kind.NOT_FOUND);
            assertThat(heard.more()).isZero();
        }
    }

    @Test
    default void clause4AProgramThatListensEndsWhenItIsAsked() throws Exception {
        Heard heard = new Heard();
        Instance instance = instance("steady", 1);
        try (ProcessLauncher launcher = launcher()) {
            launcher.open(heard);
            launcher.launch(instance, steady("steady"));
            settle(instance);
            assertThat(processes(instance.name())).isPositive();
            launcher.end(instance, Urgency.ASK);
            settle(instance);
            assertThat(heard.next()).startsWith(instance + " exited");
            assertThat(heard.next()).isEqualTo(instance + " emptied");
            assertThat(processes(instance.name())).isZero();
            launcher.end(instance, Urgency.KILL);
        }
    }

    @Test
    default void clause4AWholeTreeThatDoesNotListenIsGoneWhenItIsKilled() throws Exception {
        Heard heard = new Heard();
        Instance instance = instance("stubborn", 1);
        try (ProcessLauncher launcher = launcher()) {
            launcher.open(heard);
            launcher.launch(instance, stubborn("stubborn"));
            settle(instance);
            launcher.end(instance, Urgency.ASK);
            settle(instance);
            assertThat(heard.more()).as("it does not listen").isZero();
            launcher.end(instance, Urgency.KILL);
            launcher.end(instance, Urgency.KILL);
            settle(instance);
            assertThat(heard.next()).startsWith(instance + " exited");
            assertThat(heard.next()).isEqualTo(instance + " emptied");
            assertThat(processes(instance.name())).isZero();
        }
    }

    @Test
    default void clause4NobodyElseIsTouched() throws Exception {
        Heard heard = new Heard();
        Instance one = instance("one", 1);
        Instance other = instance("other", 2);
        try (ProcessLauncher launcher = launcher()) {
            launcher.open(heard);
            launcher.launch(one, steady("one"));
            launcher.launch(other, steady("other"));
            settle(one);
            settle(other);
            launcher.end(one, Urgency.KILL);
            settle(one);
            assertThat(heard.next()).startsWith(one + " exited");
            assertThat(heard.next()).isEqualTo(one + " emptied");
            assertThat(processes(other.name())).isPositive();
            launcher.end(other, Urgency.KILL);
            settle(other);
            heard.next();
            assertThat(heard.next()).isEqualTo(other + " emptied");
        }
    }

    @Test
    default void clause6AClosedLauncherStartsNothing() throws Exception {
        ProcessLauncher launcher = launcher();
        launcher.open(new Heard());
        launcher.close();
        launcher.close();
        assertThatThrownBy(() -> launcher.launch(instance("late", 1), steady("late")))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Thread-safe. Keeps what is told. */
    final class Heard implements ProcessListener {
        private static final long PATIENCE_SECONDS = 20;

        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        /** Nothing is told yet. */
        public Heard() {}

        @Override
        public void exited(Instance instance, Exit exit) {
            told.add(instance + " exited with " + exit.code());
        }

        @Override
        public void emptied(Instance instance) {
            told.add(instance + " emptied");
        }

        /** What is told next. */
        public String next() throws InterruptedException {
            String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        }

        /** How much more was told. */
        public int more() {
            return told.size();
        }
    }
}
