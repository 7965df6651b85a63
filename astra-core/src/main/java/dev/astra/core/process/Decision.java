package dev.astra.core.process;

import java.util.List;

/** Immutable. What follows from an event. */
record Decision(State state, List<Action> actions) {}
