package dev.astra.discord.card;

import dev.astra.discord.text.Markup;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A button. To press it is to give a command with arguments: whoever presses needs the same rights, and since
 * everything is in the button, it works after a restart too.
 *
 * @param label what it says; longer ones are cut to 80 code points
 * @param style how it looks
 * @param command the name of the command
 * @param arguments its arguments by name; together with the name at most 100 characters as {@link #id}
 */
public record Action(String label, Style style, String command, Map<String, String> arguments) {
    /** The most code points of a label. */
    public static final int MAX_LABEL = 80;

    /** The most characters of an id. */
    public static final int MAX_ID = 100;

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
        label = Markup.cut(label.isBlank() ? "?" : label, MAX_LABEL);
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(command, "command");
        arguments = Map.copyOf(new LinkedHashMap<>(arguments));
        int length = id(command, arguments).length();
        if (command.isEmpty() || length > MAX_ID) {
            throw new IllegalArgumentException("expected a command, which has at most " + MAX_ID
                    + " characters with its arguments, got " + length);
        }
    }

    /** What Discord sends back when the button is pressed. The same for the same command and arguments. */
    public String id() {
        return id(command, arguments);
    }

    /**
     * The command and arguments in an id.
     *
     * @param id as Discord sent it; anything
     * @return a button without its label, or empty if no button of ours has such an id
     */
    public static Optional<Action> parse(String id) {
        if (id.length() > MAX_ID) {
            return Optional.empty();
        }
        String[] parts = id.split("\\|", -1);
        Map<String, String> arguments = new LinkedHashMap<>();
        try {
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                if (equals < 1) {
                    return Optional.empty();
                }
                arguments.put(
                        parts[i].substring(0, equals),
                        URLDecoder.decode(parts[i].substring(equals + 1), StandardCharsets.UTF_8));
            }
            return parts[0].matches("[a-z0-9_-]{1,32}")
                    ? Optional.of(new Action("?", Style.OTHER, parts[0], arguments))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String id(String command, Map<String, String> arguments) {
        StringBuilder id = new StringBuilder(command);
        arguments.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(argument -> id.append('|')
                        .append(argument.getKey())
                        .append('=')
                        .append(URLEncoder.encode(argument.getValue(), StandardCharsets.UTF_8)));
        return id.toString();
    }
}
