package dev.astra.discord.card;

import java.util.Map;
import java.util.Objects;

/**
 * Immutable. A button. To press it is to give a command with arguments: whoever presses needs the same rights, and since
 * everything is in the button, it works after a restart too.
 *
 * @param label what it says; longer ones are cut to 80 characters
 * @param style how it looks
 * @param command the name of the command
 * @param arguments its arguments by name; together with the name at most 100 characters as {@link #id}
 */
public record Action(String label, Style style, String command, Map<String, String> arguments) {
    /** The most characters of a label. */
    public static final int MAX_LABEL = 80;

    /** How a button looks. */
    public enum Style {
        /** The one most people want. */
        MAIN,
        /** One of several. */
        OTHER,
        /** Takes something away. */
        DANGER
    }

    /** Cuts the label; refuses what does not fit into an id. */
    public Action {
        label = Fit.label(label, MAX_LABEL);
        Objects.requireNonNull(style, "style");
        arguments = new Control(command, arguments).arguments();
    }

    /** A button that gives a command. */
    public static Action of(String label, Style style, Control control) {
        return new Action(label, style, control.command(), control.arguments());
    }

    /** What Discord sends back when the button is pressed. The same for the same command and arguments. */
    public String id() {
        return new Control(command, arguments).id();
    }
}
