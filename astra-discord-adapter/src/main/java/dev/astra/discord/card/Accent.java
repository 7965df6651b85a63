package dev.astra.discord.card;

/** What kind of news a card brings; shown as its color. */
public enum Accent {
    /** Neither good nor bad. */
    PLAIN(0x5865F2),
    /** It worked. */
    GOOD(0x2E8B57),
    /** It worked in part, or will later. */
    WAITING(0xD9A400),
    /** It did not. */
    BAD(0xC0392B);

    private final int rgb;

    Accent(int rgb) {
        this.rgb = rgb;
    }

    /** The color: red, green and blue, a byte each. */
    public int rgb() {
        return rgb;
    }
}
