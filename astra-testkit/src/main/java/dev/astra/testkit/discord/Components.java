package dev.astra.testkit.discord;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The building blocks of cards and forms: how they are counted, limited, numbered and shown. */
final class Components {
    static final int BUTTON = 2;
    static final int SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int SECTION = 9;
    static final int TEXT_DISPLAY = 10;
    static final int THUMBNAIL = 11;
    static final int SEPARATOR = 14;
    static final int CONTAINER = 17;
    static final int LABEL = 18;

    private static final int MOST = 40;
    private static final int ID_CHARS = 100;
    private static final int LABEL_CHARS = 80;
    private static final int TEXT_CHARS = 4000;
    private static final int ROW_BUTTONS = 5;
    private static final int ACTION_ROW = 1;
    private static final int SELECT_OPTIONS = 25;
    private static final int SELECT_CHARS = 100;
    private static final int SECTION_TEXTS = 3;
    private static final int URL_CHARS = 2048;

    private Components() {}

    /** Every component, outer ones first. */
    static int visit(List<JsonObject> components, Consumer<JsonObject> visitor) {
        int count = 0;
        for (JsonObject component : components) {
            visitor.accept(component);
            count += 1 + visit(component.objects("components"), visitor);
            count += component
                    .object("accessory")
                    .map(one -> visit(List.of(one), visitor))
                    .orElse(0);
            count += component
                    .object("component")
                    .map(one -> visit(List.of(one), visitor))
                    .orElse(0);
        }
        return count;
    }

    /** Refuses what Discord refuses in a message. */
    static void check(List<JsonObject> components, boolean secondVersion) {
        Set<String> ids = new HashSet<>();
        AtomicInteger chars = new AtomicInteger();
        int count = visit(components, component -> {
            checkOne(component, secondVersion);
            if (component.has("custom_id") && !ids.add(component.text("custom_id"))) {
                throw Refusal.form("custom_id " + component.text("custom_id") + " is there twice");
            }
            chars.addAndGet(
                    component.number("type", 0) == TEXT_DISPLAY
                            ? component.text("content").length()
                            : 0);
        });
        if (count > MOST) {
            throw Refusal.form("more than " + MOST + " components: " + count);
        }
        if (chars.get() > TEXT_CHARS) {
            throw Refusal.form("more than " + TEXT_CHARS + " characters of text: " + chars);
        }
    }

    private static void checkOne(JsonObject component, boolean secondVersion) {
        long type = component.number("type", 0);
        if (!secondVersion && type >= SECTION) {
            throw Refusal.form("component type " + type + " needs the flag for components of the second version");
        }
        if (component.text("custom_id").length() > ID_CHARS) {
            throw Refusal.form("custom_id has more than " + ID_CHARS + " characters");
        }
        if (type == BUTTON && component.text("label").length() > LABEL_CHARS) {
            throw Refusal.form("label has more than " + LABEL_CHARS + " characters");
        }
        if (type == SELECT) {
            checkSelect(component);
        }
        if (type == THUMBNAIL) {
            checkThumbnail(
                    component.object("media").map(media -> media.text("url")).orElse(""));
        }
        int children = component.objects("components").size();
        if (type == SECTION
                && (children < 1
                        || children > SECTION_TEXTS
                        || component.object("accessory").isEmpty())) {
            throw Refusal.form("a section needs 1 to " + SECTION_TEXTS + " texts and an accessory, got " + children);
        }
        if (type == ACTION_ROW && (children < 1 || children > ROW_BUTTONS)) {
            throw Refusal.form("a row needs 1 to " + ROW_BUTTONS + " components, got " + children);
        }
        if (type == TEXT_DISPLAY && component.text("content").isEmpty()) {
            throw Refusal.form("a text display needs content");
        }
    }

    private static void checkSelect(JsonObject select) {
        List<JsonObject> options = select.objects("options");
        long least = select.number("min_values", 1);
        long most = select.number("max_values", 1);
        if (options.isEmpty() || options.size() > SELECT_OPTIONS) {
            throw Refusal.form("a menu needs 1 to " + SELECT_OPTIONS + " options, got " + options.size());
        }
        if (least < 0 || most < 1 || least > most || most > options.size()) {
            throw Refusal.form("a menu of " + options.size() + " options cannot have " + least + " to " + most);
        }
        if (options.stream().map(option -> option.text("value")).distinct().count() < options.size()) {
            throw Refusal.form("a menu has a value twice");
        }
        checkLength("placeholder", select.text("placeholder"), 0, SELECT_CHARS);
        for (JsonObject option : options) {
            checkLength("value of an option", option.text("value"), 1, SELECT_CHARS);
            checkLength("label of an option", option.text("label"), 1, SELECT_CHARS);
            checkLength("description of an option", option.text("description"), 0, SELECT_CHARS);
        }
    }

    private static void checkThumbnail(String url) {
        boolean fetched = url.startsWith("https://") || url.startsWith("http://");
        if ((!fetched && !url.startsWith("attachment://")) || url.length() > URL_CHARS) {
            throw Refusal.form("a thumbnail needs a URL of at most " + URL_CHARS + " characters");
        }
    }

    static void checkLength(String what, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw Refusal.form(what + " needs " + least + " to " + most + " characters, got " + text.length());
        }
    }

    /** What Discord adds to components that it keeps. */
    static List<JsonObject> kept(List<JsonObject> components) {
        AtomicInteger next = new AtomicInteger();
        visit(components, component -> {
            if (component.number("id", 0) == 0) {
                component.put("id", next.incrementAndGet());
            }
            if (component.number("type", 0) == CONTAINER) {
                component.put("accent_color", component.get("accent_color"));
                component.put("spoiler", component.flag("spoiler"));
            }
        });
        return components;
    }

    /** What a client shows, as lines of text. */
    static void show(JsonObject component, List<String> lines) {
        int type = (int) component.number("type", 0);
        if (type == TEXT_DISPLAY) {
            lines.add(component.text("content"));
        } else if (type == BUTTON) {
            lines.add("[" + component.text("label") + "]");
        } else if (type == SEPARATOR) {
            lines.add("────────");
        } else if (type == THUMBNAIL) {
            lines.add("[picture "
                    + component.object("media").map(media -> media.text("url")).orElse("") + "]");
        } else if (component.has("placeholder")) {
            lines.add("[" + component.text("placeholder") + " ▾]");
        }
        component.objects("components").forEach(inner -> show(inner, lines));
        component.object("accessory").ifPresent(inner -> show(inner, lines));
    }
}
