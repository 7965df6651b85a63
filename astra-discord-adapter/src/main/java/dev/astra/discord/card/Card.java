package dev.astra.discord.card;

import dev.astra.discord.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Immutable. One box with a color: a title, sections of text, facts, a picture, a menu, buttons; in this order. Texts are
 * Discord's markup; the words of others went through {@link Markup} before. One card always fits into one message.
 *
 * @param accent what kind of news it is
 * @param title markup, on one line; may be empty
 * @param sections markup, each with a gap before it
 * @param fields facts
 * @param picture a picture
 * @param thumbnail a small picture beside the title and the first sections, of which there is at least one
 * @param menu a menu
 * @param actions buttons, five in a row; at most 10
 */
public record Card(
        Accent accent,
        String title,
        List<String> sections,
        List<Field> fields,
        Optional<Picture> picture,
        Optional<Thumbnail> thumbnail,
        Optional<Menu> menu,
        List<Action> actions) {
    /** The most code points of a title. */
    public static final int MAX_TITLE = 256;

    /** The most code points of all texts of a card together, as in a message. */
    public static final int MAX_TEXT = 4000;

    /** The most buttons of a card. */
    public static final int MAX_ACTIONS = 10;

    private static final int MAX_SECTIONS = 12;
    private static final int IN_A_ROW = 5;

    /** Refuses what does not fit into a message. {@link Builder} cuts it instead. */
    public Card {
        Objects.requireNonNull(accent, "accent");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(thumbnail, "thumbnail");
        Objects.requireNonNull(menu, "menu");
        sections = List.copyOf(sections);
        fields = List.copyOf(fields);
        actions = List.copyOf(actions);
        most("title", Markup.length(title), MAX_TITLE);
        most("text", length(title, sections, fields), MAX_TEXT);
        most("sections", sections.size(), MAX_SECTIONS);
        most("actions", actions.size(), MAX_ACTIONS);
        requireDistinct(controls(menu, actions));
        if (thumbnail.isPresent() && title.isEmpty() && sections.isEmpty()) {
            throw new IllegalArgumentException("expected a text beside the thumbnail");
        }
        if (title.isBlank() && sections.isEmpty() && fields.isEmpty() && picture.isEmpty()) {
            throw new IllegalArgumentException("expected a card that says something, got an empty one");
        }
    }

    /**
     * Begins a card.
     *
     * @param accent what kind of news it is
     * @param title markup; cut if it is too long
     */
    public static Builder of(Accent accent, String title) {
        return new Builder(accent, title);
    }

    /** How many code points its texts have, as {@link #text} shows them. */
    public int length() {
        return length(title, sections, fields);
    }

    /** The ids of its menu and buttons. */
    public List<String> controls() {
        return controls(menu, actions);
    }

    private static List<String> controls(Optional<Menu> menu, List<Action> actions) {
        return Stream.concat(
                        menu.map(Menu::control).map(Control::id).stream(),
                        actions.stream().map(Action::id))
                .toList();
    }

    /** Refuses controls that Discord could not tell apart. */
    static void requireDistinct(List<String> controls) {
        if (controls.stream().distinct().count() < controls.size()) {
            throw new IllegalArgumentException("expected buttons and menus that each do something else");
        }
    }

    /** How many components a door makes of it: the box, a text each for title, sections and all facts, pictures, rows and controls. */
    public int components() {
        int rows = (actions.size() + IN_A_ROW - 1) / IN_A_ROW;
        return 1
                + (title.isEmpty() ? 0 : 1)
                + sections.size()
                + (fields.isEmpty() ? 0 : 1)
                + (picture.isPresent() ? 2 : 0)
                + (thumbnail.isPresent() ? 2 : 0)
                + (menu.isPresent() ? 2 : 0)
                + rows
                + actions.size();
    }

    /** All texts, one under the other: for places without boxes, and for tests. */
    public String text() {
        return text(title, sections, fields);
    }

    /** The facts as one text, a line each; empty if there are none. */
    public String facts() {
        return facts(fields);
    }

    /** The title as a heading; empty if there is none. */
    public String heading() {
        return heading(title);
    }

    private static String heading(String title) {
        return title.isEmpty() ? "" : "### " + title;
    }

    private static String facts(List<Field> fields) {
        List<String> lines = new ArrayList<>();
        fields.forEach(field -> lines.add("**" + field.name() + "** " + field.value()));
        return String.join("\n", lines);
    }

    private static String text(String title, List<String> sections, List<Field> fields) {
        List<String> parts = new ArrayList<>();
        parts.add(heading(title));
        parts.addAll(sections);
        parts.add(facts(fields));
        parts.removeIf(String::isEmpty);
        return String.join("\n", parts);
    }

    private static int length(String title, List<String> sections, List<Field> fields) {
        return Markup.length(text(title, sections, fields));
    }

    private static void most(String what, int found, int most) {
        if (found > most) {
            throw new IllegalArgumentException(what + " of a card must be at most " + most + ", got " + found);
        }
    }

    /** One thread. A card in the making; what is too long is cut, and what is too much is left out. */
    public static final class Builder {
        private final Accent accent;
        private final String title;
        private final List<String> sections = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private Optional<Picture> picture = Optional.empty();
        private Optional<Thumbnail> thumbnail = Optional.empty();
        private Optional<Menu> menu = Optional.empty();

        private Builder(Accent accent, String title) {
            this.accent = Objects.requireNonNull(accent, "accent");
            this.title = Markup.cut(title, MAX_TITLE);
        }

        /** A section of text. */
        public Builder text(String markup) {
            int left = MAX_TEXT - length(title, sections, fields) - 1;
            if (!markup.isBlank() && left > 0 && sections.size() < MAX_SECTIONS) {
                sections.add(Markup.cut(markup, left));
            }
            return this;
        }

        /** A fact. */
        public Builder field(String name, String value) {
            fields.add(new Field(name, value));
            if (length(title, sections, fields) > MAX_TEXT) {
                fields.remove(fields.size() - 1);
            }
            return this;
        }

        /** The picture, if there is one. */
        public Builder picture(Optional<Picture> shown) {
            this.picture = Objects.requireNonNull(shown, "shown");
            return this;
        }

        /** The small picture beside the title, if there is one. */
        public Builder thumbnail(Optional<Thumbnail> shown) {
            this.thumbnail = Objects.requireNonNull(shown, "shown");
            return this;
        }

        /** The menu. */
        public Builder menu(Menu choices) {
            this.menu = Optional.of(choices);
            return this;
        }

        /** A button. */
        public Builder action(Action button) {
            if (actions.size() < MAX_ACTIONS) {
                actions.add(button);
            }
            return this;
        }

        /** The card. */
        public Card build() {
            return new Card(accent, title, sections, fields, picture, thumbnail, menu, actions);
        }
    }
}
