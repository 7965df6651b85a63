package dev.astra.core.process;

import java.util.List;

/** Immutable. Something that happened, or that somebody asks for. */
sealed interface Event {
    void apply(Turn turn);

    /** The supervisor begins; some instances of an earlier one may live, or have ended since they were found. */
    record Begin(ProcessLauncher.Recovery recovery) implements Event {
        @Override
        public void apply(Turn turn) {
            Requests.begin(turn, recovery);
            turn.early().forEach(event -> event.apply(turn));
        }
    }

    record Start(ProgramName name) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.find(name).ifPresent(program -> Requests.start(turn, program));
        }
    }

    record Stop(ProgramName name, Patience patience) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.find(name).ifPresent(program -> Requests.stop(turn, program, patience));
        }
    }

    record Restart(ProgramName name, String why) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.find(name).ifPresent(program -> Requests.restart(turn, program, why));
        }
    }

    record Enable(ProgramName name, boolean enabled) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.find(name).ifPresent(program -> Requests.enable(turn, program, enabled));
        }
    }

    record Reload(List<ProcessSpec> specs) implements Event {
        @Override
        public void apply(Turn turn) {
            Requests.reload(turn, specs);
        }
    }

    record Shutdown() implements Event {
        @Override
        public void apply(Turn turn) {
            turn.endAll();
        }
    }

    record Launched(Instance instance, long pid) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.current(instance).ifPresent(program -> Starts.launched(turn, program, pid));
        }
    }

    record NotLaunched(Instance instance, Cause cause) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.current(instance).ifPresent(program -> Ends.notLaunched(turn, program, cause));
        }
    }

    record Exited(Instance instance, Exit exit) implements Event {
        @Override
        public void apply(Turn turn) {
            if (!turn.kept(this)) {
                turn.current(instance).ifPresent(program -> Ends.exited(turn, program, exit));
            }
        }
    }

    record Emptied(Instance instance) implements Event {
        @Override
        public void apply(Turn turn) {
            if (!turn.kept(this)) {
                turn.current(instance).ifPresent(program -> Ends.gone(turn, program));
            }
        }
    }

    record Looked(Instance instance, long number, boolean well, String text) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.current(instance)
                    .filter(program -> program.lookOut && program.lookNumber == number)
                    .ifPresent(program -> Health.looked(turn, program, well, text));
        }
    }

    record SafePointReached(Instance instance) implements Event {
        @Override
        public void apply(Turn turn) {
            turn.current(instance)
                    .filter(program -> program.phase == Phase.DRAINING)
                    .ifPresent(program -> Ends.ask(turn, program));
        }
    }

    /** Whether a stop waits for the safe point. */
    enum Patience {
        SAFE_POINT,
        NONE
    }

    record Tick() implements Event {
        @Override
        public void apply(Turn turn) {
            turn.names()
                    .forEach(name -> turn.find(name)
                            .filter(program -> program.due() <= turn.nanos())
                            .ifPresent(program -> Clockwork.tick(turn, program)));
        }
    }
}
