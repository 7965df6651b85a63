package dev.astra.trading.outbound;

import dev.astra.trading.gateway.SessionStop;

/** Ends a run from within a call; never leaves this package. */
final class HaltedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SessionStop stop;

    HaltedException(SessionStop stop) {
        super(stop.advice());
        this.stop = stop;
    }

    SessionStop stop() {
        return stop;
    }
}
