package dev.astra.discord.card;

/**
 * Immutable. A place in a form that is to be filled with text. Its texts are shown as they are, without markup.
 *
 * @param id what the text is found by; 1 to 100 characters
 * @param label what people read above it; cut to 45 characters
 * @param description a smaller line below the label; cut to 100 characters, may be empty
 * @param lines whether it has room for several lines
 * @param text what stands in it at first; cut to {@code most}
 * @param most how many characters it takes; 1 to 4,000
 */
public record Blank(String id, String label, String description, boolean lines, String text, int most) {
    /** The most characters of a label. */
    public static final int MAX_LABEL = 45;

    private static final int MAX_ID = 100;
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_TEXT = 4_000;

    /** Cuts the texts; refuses what Discord would. */
    public Blank {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("expected an id of 1 to " + MAX_ID + " characters, got " + id.length());
        }
        if (most < 1 || most > MAX_TEXT) {
            throw new IllegalArgumentException("most must be 1 to " + MAX_TEXT + ", got " + most);
        }
        label = Fit.label(label, MAX_LABEL);
        description = Fit.cut(description, MAX_DESCRIPTION);
        text = Fit.cut(text, most);
    }
}
