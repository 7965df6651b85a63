package dev.astra.discord.card;

import java.net.URI;

/**
 * Immutable. A small picture beside the title, which Discord fetches by itself.
 *
 * @param url https, at most 2,048 characters
 * @param description what it shows, for those who cannot see it; at most 1,024 characters, may be empty
 */
public record Thumbnail(URI url, String description) {
    private static final int MAX_URL = 2_048;
    private static final int MAX_DESCRIPTION = 1_024;

    /** Refuses what Discord would. */
    public Thumbnail {
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.toString().length() > MAX_URL) {
            throw new IllegalArgumentException("expected an https URL of at most " + MAX_URL + " characters");
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException(
                    "description must have at most " + MAX_DESCRIPTION + " characters, got " + description.length());
        }
    }
}
