package dev.astra.discord.card;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable. What a button, a menu or a form stands for: a command with arguments. Since everything is in its id, it works
 * after a restart too, and whoever uses it needs the same rights as for the command.
 *
 * @param command the name of the command
 * @param arguments its arguments by name; together with the name at most 100 characters as {@link #id}
 */
public record Control(String command, Map<String, String> arguments) {
    /** The most characters of an id. */
    public static final int MAX_ID = 100;

    /** Refuses what does not fit into an id. */
    public Control {
        arguments = Map.copyOf(arguments);
        int length = id(command, arguments).length();
        if (command.isEmpty() || length > MAX_ID) {
            throw new IllegalArgumentException("expected a command, which has at most " + MAX_ID
                    + " characters with its arguments, got " + length);
        }
    }

    /** A command without arguments. */
    public static Control of(String command) {
        return new Control(command, Map.of());
    }

    /** A command with one argument. */
    public static Control of(String command, String argument, Object value) {
        return new Control(command, Map.of(argument, value.toString()));
    }

    /** What Discord sends back when it is used. The same for the same command and arguments. */
    public String id() {
        return id(command, arguments);
    }

    /**
     * The command and arguments in an id.
     *
     * @param id as Discord sent it; anything
     * @return empty if nothing of ours has such an id
     */
    public static Optional<Control> parse(String id) {
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
                    ? Optional.of(new Control(parts[0], arguments))
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
