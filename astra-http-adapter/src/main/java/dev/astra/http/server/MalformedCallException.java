package dev.astra.http.server;

/** Something in a call has not the form that the document gives. It names the place and never repeats what was sent. */
public final class MalformedCallException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String detail;

    /**
     * Names the place.
     *
     * @param place where in the body, for example {@code items/0}; empty for the body as a whole
     * @param message what was expected and what was found
     */
    public MalformedCallException(String place, String message) {
        super(message);
        this.place = place;
        this.detail = message;
    }

    /** What was expected and what was found. */
    public String detail() {
        return detail;
    }

    /** Where in the body; empty for the body as a whole. */
    public String place() {
        return place;
    }
}
