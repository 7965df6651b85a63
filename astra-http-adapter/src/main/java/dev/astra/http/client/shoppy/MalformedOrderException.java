package dev.astra.http.client.shoppy;

/** An order that cannot be understood; the message says why, without its content. */
final class MalformedOrderException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedOrderException(String message) {
        super(message);
    }
}
