package dev.astra.core;

/**
 * Data is there and cannot be understood. Nothing was changed. The message names the place (file, line, field), what was
 * expected there and the way out.
 */
public final class CorruptDataException extends AstraException {
    private static final long serialVersionUID = 1L;

    /**
     * Without a cause.
     *
     * @param message the place, what was expected, what was found, what to do
     */
    public CorruptDataException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message the place, what was expected, what was found, what to do
     * @param cause what the parser said
     */
    public CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
