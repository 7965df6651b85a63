package dev.astra.discord.card;

import java.util.List;
import java.util.Objects;

/**
 * Immutable. A form that opens in front of the chat. To send it is to give a command, which finds what was filled in in its
 * call; whoever closes it gives none.
 *
 * @param title cut to 45 characters
 * @param blanks 1 to 5, each with another id; all must be filled
 * @param control the command, with arguments
 */
public record Form(String title, List<Blank> blanks, Control control) {
    /** The most characters of a title. */
    public static final int MAX_TITLE = 45;

    /** The most blanks of a form. */
    public static final int MAX_BLANKS = 5;

    /** Cuts the title; refuses what Discord would. */
    public Form {
        title = Fit.label(title, MAX_TITLE);
        blanks = List.copyOf(blanks);
        Objects.requireNonNull(control, "control");
        if (blanks.isEmpty() || blanks.size() > MAX_BLANKS) {
            throw new IllegalArgumentException("expected 1 to " + MAX_BLANKS + " blanks, got " + blanks.size());
        }
        if (blanks.stream().map(Blank::id).distinct().count() < blanks.size()) {
            throw new IllegalArgumentException("expected blanks that each have another id");
        }
    }
}
