package dev.astra.core;

/**
 * The other side understood and said no: a wrong key, a forbidden path, a store that another process holds. Trying again
 * unchanged does not help.
 */
public final class RejectedException extends AstraException {
    private static final long serialVersionUID = 1L;

    /**
     * Without a cause.
     *
     * @param message what was asked, what was answered, what to do
     */
    public RejectedException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message what was asked, what was answered, what to do
     * @param cause what was seen
     */
    public RejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
