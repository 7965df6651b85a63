package dev.astra.core.process;

/** Immutable. Something to be done outside. What comes of it is told by an {@link Event}. */
sealed interface Action {
    void perform(Hands hands);

    record Launch(Instance instance, ProcessSpec spec) implements Action {
        @Override
        public void perform(Hands hands) {
            hands.launch(instance, spec);
        }
    }

    record End(Instance instance, ProcessLauncher.Urgency urgency) implements Action {
        @Override
        public void perform(Hands hands) {
            hands.end(instance, urgency);
        }
    }

    record Look(Instance instance, long number, HealthCheck check) implements Action {
        @Override
        public void perform(Hands hands) {
            hands.look(instance, number, check);
        }
    }

    record AwaitSafePoint(Instance instance, SafePoint point, long withinNanos) implements Action {
        @Override
        public void perform(Hands hands) {
            hands.awaitSafePoint(instance, point, withinNanos);
        }
    }

    record Tell(SupervisorEvent event) implements Action {
        @Override
        public void perform(Hands hands) {
            hands.tell(event);
        }
    }

    /** One thread. Does what was decided. */
    interface Hands {
        void launch(Instance instance, ProcessSpec spec);

        void end(Instance instance, ProcessLauncher.Urgency urgency);

        void look(Instance instance, long number, HealthCheck check);

        void awaitSafePoint(Instance instance, SafePoint point, long withinNanos);

        void tell(SupervisorEvent event);
    }
}
