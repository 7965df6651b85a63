package dev.astra.core.security;

/**
 * Immutable. What a request asks for.
 *
 * @param method 1 to 16 capital letters
 * @param path the request target as sent: path and, if there is one, query; begins with a slash; visible ASCII, at most
 *     2,048 characters
 */
public record RequestLine(String method, String path) {
    private static final int MOST_PATH = 2_048;

    /** Refuses any other form: no line end can get into what is signed. */
    public RequestLine {
        if (method.isEmpty() || method.length() > 16 || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "expected a method of 1 to 16 capital letters, got a text of " + method.length() + " characters");
        }
        if (!path.startsWith("/") || path.length() > MOST_PATH || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("expected a path of visible ASCII that begins with a slash, at most "
                    + MOST_PATH + " characters, got a text of " + path.length() + " characters");
        }
    }

    /** The text whose HMAC is the signature. */
    String signed(String timestamp, String nonce, byte[] body) {
        return String.join("\n", method, path, timestamp, nonce, Hashing.hash(body));
    }
}
