package dev.astra.http.server;

import java.util.Objects;

/** Ends a call with a fault. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /**
     * Ends a call.
     *
     * @param fault what is told
     */
    public FaultException(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    /** What is told. */
    public Fault fault() {
        return fault;
    }
}
