package dev.astra.discord.command;

import dev.astra.core.UserId;
import dev.astra.discord.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. What somebody typed, taken apart. Nothing that can be typed is refused here: quotes that do not close end with
 * the text, fences and blanks around it do not count.
 *
 * @param mentioned whether it began with a mention of the bot
 * @param prefixed whether the prefix stood before the name
 * @param name of the command, in lower case; empty if there was no word
 * @param words the rest
 */
record TextLine(boolean mentioned, boolean prefixed, String name, List<String> words) {
    private static final int LONGEST = 4000;
    private static final Pattern FENCE =
            Pattern.compile("\\s*```(?:[A-Za-z0-9+-]*\\R)?(.*?)(?:```.*)?", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^@#:<>][^<>]*)>");

    TextLine {
        words = List.copyOf(words);
    }

    static TextLine parse(String content, String prefix, UserId self) {
        String text = unwrap(content.length() > LONGEST ? content.substring(0, LONGEST) : content);
        String rest = withoutMention(text, self);
        boolean mentioned = rest.length() < text.length();
        rest = unwrap(rest);
        boolean prefixed = rest.startsWith(prefix);
        List<String> words = words(prefixed ? rest.substring(prefix.length()) : rest);
        return words.isEmpty()
                ? new TextLine(mentioned, prefixed, "", List.of())
                : new TextLine(
                        mentioned, prefixed, words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
    }

    private static String unwrap(String text) {
        Matcher fence = FENCE.matcher(text);
        String inner = fence.matches() ? fence.group(1) : text;
        String clean = Markup.clean(inner);
        boolean span = clean.length() > 1 && clean.startsWith("`") && clean.indexOf('`', 1) == clean.length() - 1;
        return span ? clean.substring(1, clean.length() - 1).strip() : clean;
    }

    private static String withoutMention(String text, UserId self) {
        for (String mention : List.of("<@" + self + ">", "<@!" + self + ">")) {
            if (text.startsWith(mention)) {
                return text.substring(mention.length()).strip();
            }
        }
        return text;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char open = text.charAt(at);
            if (open == ' ') {
                at++;
                continue;
            }
            if (open == '`') {
                while (at + 1 < text.length() && text.charAt(at + 1) == '`') {
                    at++;
                }
            }
            String closing = closing(open);
            int end = at + (closing.isEmpty() ? 0 : 1);
            int start = end;
            while (end < text.length() && (closing.isEmpty() ? " `" : closing).indexOf(text.charAt(end)) < 0) {
                end++;
            }
            add(words, text.substring(start, end));
            at = closing.isEmpty() ? end : end + 1;
        }
        return words;
    }

    /** The characters that end what this one begins; none if it begins a bare word. */
    private static String closing(char open) {
        return switch (open) {
            case '"' -> "\"";
            case '\'' -> "'";
            case '`' -> "`";
            case '\u201C' -> "\u201D\u201C";
            case '\u201E' -> "\u201C\u201D";
            case '\u00AB' -> "\u00BB";
            default -> "";
        };
    }

    private static void add(List<String> words, String word) {
        Matcher placeholder = PLACEHOLDER.matcher(word.strip());
        String bare = placeholder.matches() ? placeholder.group(1).strip() : word.strip();
        if (!bare.isEmpty()) {
            words.add(bare);
        }
    }
}
