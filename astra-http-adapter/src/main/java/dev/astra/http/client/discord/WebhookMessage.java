package dev.astra.http.client.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One message with one card. What is longer than Discord takes is cut, with "…" at its end; what is too much
 * in all loses its last fields. Nobody is pinged, whatever the texts say.
 *
 * @param username the name that it is shown under; at most 80 characters
 * @param author the small line above the title; at most 256 characters
 * @param title at most 256 characters
 * @param color as 0xRRGGBB
 * @param fields at most 25
 * @param footer the small line below; at most 2,048 characters
 * @param time what the card is dated; empty for no date
 */
record WebhookMessage(
        String username,
        String author,
        String title,
        int color,
        List<Field> fields,
        String footer,
        Optional<Instant> time) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LINE = 256;
    private static final int LONGEST_FOOTER = 2_048;
    private static final int MOST_FIELDS = 25;
    private static final int MOST_CHARACTERS = 6_000;
    private static final int MOST_COLOR = 0xFFFFFF;

    /** Cuts what is too long; refuses a color that is none. */
    WebhookMessage {
        if (color < 0 || color > MOST_COLOR) {
            throw new IllegalArgumentException("expected a color from 0 to " + MOST_COLOR + ", got " + color);
        }
        Objects.requireNonNull(time, "time");
        username = cut(username, LONGEST_NAME);
        author = cut(author, LONGEST_LINE);
        title = cut(title, LONGEST_LINE);
        footer = cut(footer, LONGEST_FOOTER);
        fields = fitting(fields, MOST_CHARACTERS - author.length() - title.length() - footer.length());
    }

    private static List<Field> fitting(List<Field> fields, int room) {
        List<Field> kept = new ArrayList<>();
        int left = room;
        for (Field field : fields) {
            left -= field.name().length() + field.value().length();
            if (left < 0 || kept.size() == MOST_FIELDS) {
                break;
            }
            kept.add(field);
        }
        return List.copyOf(kept);
    }

    /** At most so many characters, never half of one, never only blanks. */
    static String cut(String text, int most) {
        String plain = text.strip();
        if (plain.length() <= most) {
            return plain;
        }
        int end = most - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /**
     * A name and a value.
     *
     * @param name at most 256 characters; a blank one is shown as "-"
     * @param value at most 1,024 characters; a blank one is shown as "-"
     * @param inline whether it may stand beside others
     */
    record Field(String name, String value, boolean inline) {
        private static final int LONGEST_VALUE = 1_024;

        /** Cuts what is too long. */
        Field {
            name = orDash(cut(name, LONGEST_LINE));
            value = orDash(cut(value, LONGEST_VALUE));
        }

        private static String orDash(String text) {
            return text.isEmpty() ? "-" : text;
        }
    }
}
