package dev.astra.core;

/**
 * Base of what Astra throws when it could not find out or could not do. Answers to a question, also the unwelcome ones,
 * are outcomes and never exceptions; mistakes of the caller are the JDK's own exceptions.
 *
 * <p>The message says what was expected, what was found and what to do.
 */
public abstract sealed class AstraException extends RuntimeException
        permits UnavailableException, CorruptDataException, RejectedException {
    private static final long serialVersionUID = 1L;

    AstraException(String message, Throwable cause) {
        super(message, cause);
    }

    AstraException(String message) {
        super(message);
    }
}
