package dev.astra.http.server;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Immutable. Which secrets a server starts with: none that somebody else knows, and none that can be guessed. */
public final class SecretRule {
    /** The fewest bytes of a key that requests are signed or sent with. */
    public static final int LEAST_BYTES = 32;

    private static final int LEAST_KINDS = 8;
    private static final List<String> KNOWN = List.of(
            "changeme",
            "change-me",
            "change_me",
            "change_this",
            "changethis",
            "default",
            "example",
            "your-secret",
            "your_secret",
            "yoursecret",
            "secret-key",
            "secret_key",
            "secretkey",
            "api_secret",
            "test-secret",
            "password",
            "0123456789abcdef",
            "abcdefghijklmnop",
            "placeholder",
            "insert");

    private SecretRule() {}

    /**
     * Checks a secret.
     *
     * @param name of the setting that it came from
     * @param secret empty if there is none
     * @return it
     * @throws RejectedException in one line that names the setting, says what is wrong with it, and repeats nothing of it
     */
    public static Secret require(String name, Optional<Secret> secret) {
        return require(name, secret, LEAST_BYTES);
    }

    /** Like {@link #require(String, Optional)}, for a secret that others make. */
    public static Secret require(String name, Optional<Secret> secret, int leastBytes) {
        Secret found = secret.orElseThrow(() -> wrong(name, leastBytes, "nothing"));
        String text = found.reveal();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        String lower = text.toLowerCase(Locale.ROOT);
        if (KNOWN.stream().anyMatch(lower::contains)) {
            throw wrong(name, leastBytes, "an example that everybody knows");
        }
        if (bytes < leastBytes) {
            throw wrong(name, leastBytes, bytes + " bytes");
        }
        if (text.chars().distinct().count() < LEAST_KINDS) {
            throw wrong(name, leastBytes, "few characters again and again");
        }
        return found;
    }

    private static RejectedException wrong(String name, int leastBytes, String found) {
        return new RejectedException(name + ": expected a random secret of at least " + leastBytes + " bytes, found "
                + found + "; make one with: openssl rand -hex 32");
    }
}
