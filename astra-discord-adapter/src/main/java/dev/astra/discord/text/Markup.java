package dev.astra.discord.text;

import dev.astra.core.UserId;
import java.time.Instant;

/**
 * Discord's markup. The words of others go through {@link #plain} or {@link #code} before they stand in a text: they then
 * mention nobody, format nothing, hide nothing and break no line. Lengths are counted in code points, as Discord does.
 */
public final class Markup {
    private static final String SPECIAL = "\\`*_~|>#-+[](){}<:@.!";
    private static final String ELLIPSIS = "\u2026";
    private static final int REPLACEMENT = 0xFFFD;
    private static final int GRAVE = 0x02CB;

    private Markup() {}

    /**
     * Words of somebody else as plain text on one line. Marks are escaped, and behind an {@code @} stands a zero-width
     * blank, so that it names nobody even where escapes do not count.
     *
     * @param text anything
     * @param most how many code points of it are shown at most; the escapes come on top
     */
    public static String plain(String text, int most) {
        StringBuilder escaped = new StringBuilder();
        cut(clean(text), most).codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
            if (point == '@') {
                escaped.append('\u200B');
            }
        });
        return escaped.toString();
    }

    /**
     * Words of somebody else in a code span. A backtick in them is shown as a look-alike, since there is no escape there.
     *
     * @param text anything
     * @param most how many code points of it are shown at most
     */
    public static String code(String text, int most) {
        StringBuilder shown = new StringBuilder("`");
        String words = cut(clean(text), most);
        (words.isEmpty() ? " " : words)
                .codePoints()
                .forEach(point -> shown.appendCodePoint(point == '`' ? GRAVE : point));
        return shown.append('`').toString();
    }

    /**
     * Shows a person by name. It notifies nobody as long as whoever sends it allows no mentions.
     *
     * @param user whom
     */
    public static String mention(UserId user) {
        return "<@" + user + ">";
    }

    /**
     * A moment, which everybody reads in their own time zone and language.
     *
     * @param when to the second; a begun second counts as a whole one
     */
    public static String time(Instant when) {
        long second = when.getNano() == 0 ? when.getEpochSecond() : when.getEpochSecond() + 1;
        return "<t:" + second + ":f>";
    }

    /**
     * The beginning of a text, with an ellipsis if there was more.
     *
     * @param text the text
     * @param most code points, at least 1, the ellipsis included
     */
    public static String cut(String text, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1, got " + most);
        }
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
    }

    /**
     * How long Discord finds a text.
     *
     * @param text the text
     * @return in code points
     */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * One line without anything invisible: control and format characters (they reverse or hide text) go, every kind of
     * blank becomes a blank, half a surrogate pair becomes a replacement character.
     *
     * @param text anything
     */
    public static String clean(String text) {
        StringBuilder cleaned = new StringBuilder();
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.SURROGATE) {
                cleaned.appendCodePoint(REPLACEMENT);
            } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                cleaned.append(' ');
            } else if (type != Character.CONTROL && type != Character.FORMAT) {
                cleaned.appendCodePoint(point);
            }
        });
        return cleaned.toString().strip();
    }
}
