package dev.astra.discord.card;

import java.util.List;
import java.util.Objects;

/**
 * Immutable. A menu. To choose from it is to give a command, which finds what was chosen in its call.
 *
 * @param hint what it says while nothing is chosen; cut to 100 characters
 * @param choices 1 to 25, each with another value
 * @param most how many may be chosen at once; at least one must
 * @param control the command, with arguments
 */
public record Menu(String hint, List<Choice> choices, int most, Control control) {
    /** The most choices of a menu. */
    public static final int MAX_CHOICES = 25;

    /** The most characters of a hint. */
    public static final int MAX_HINT = 100;

    /** Cuts the hint; refuses what Discord would. */
    public Menu {
        hint = Fit.label(hint, MAX_HINT);
        choices = List.copyOf(choices);
        Objects.requireNonNull(control, "control");
        if (choices.isEmpty() || choices.size() > MAX_CHOICES) {
            throw new IllegalArgumentException("expected 1 to " + MAX_CHOICES + " choices, got " + choices.size());
        }
        if (choices.stream().map(Choice::value).distinct().count() < choices.size()) {
            throw new IllegalArgumentException("expected choices that each stand for something else");
        }
        if (most < 1 || most > choices.size()) {
            throw new IllegalArgumentException("most must be 1 to " + choices.size() + ", got " + most);
        }
    }
}
