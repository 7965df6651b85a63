package dev.astra.discord.card;

/**
 * Immutable. One thing that can be chosen from a menu. Its texts are shown as they are, without markup.
 *
 * @param value what stands for it; 1 to 100 characters
 * @param label what people read; cut to 100 characters
 * @param description a smaller line below; cut to 100 characters, may be empty
 */
public record Choice(String value, String label, String description) {
    /** The most characters of a value, and characters of a text. */
    public static final int MAX_TEXT = 100;

    /** Cuts the texts; refuses a value that is empty or too long. */
    public Choice {
        label = Fit.label(label, MAX_TEXT);
        description = Fit.cut(description, MAX_TEXT);
        if (value.isEmpty() || value.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "expected a value of 1 to " + MAX_TEXT + " characters, got " + value.length());
        }
    }
}
