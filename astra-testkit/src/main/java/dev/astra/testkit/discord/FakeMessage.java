package dev.astra.testkit.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Immutable. A message as it stood when it was asked for. */
public final class FakeMessage {
    static final int EPHEMERAL = 1 << 6;
    static final int COMPONENTS_V2 = 1 << 15;

    private final long id;
    private final long channelId;
    private final JsonObject json;
    private final Map<String, byte[]> files;

    FakeMessage(long channelId, JsonObject json, Map<String, byte[]> files) {
        this.id = json.id("id");
        this.channelId = channelId;
        this.json = json;
        this.files = new LinkedHashMap<>(files);
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** Where it stands. */
    public long channelId() {
        return channelId;
    }

    /** Who wrote it. */
    public long authorId() {
        return json.object("author").map(author -> author.id("id")).orElse(0L);
    }

    /** The plain text; empty for a card. */
    public String content() {
        return json.text("content");
    }

    /** Whether only one user sees it, until the client is restarted. */
    public boolean ephemeral() {
        return (flags() & EPHEMERAL) != 0;
    }

    /** Whether it is made of components of the second version. */
    public boolean isCard() {
        return (flags() & COMPONENTS_V2) != 0;
    }

    /** The message that this one replies to. */
    public Optional<Long> repliesTo() {
        return json.object("message_reference").map(reference -> reference.id("message_id"));
    }

    /** What the client shows, as lines of text: buttons in brackets, a rule for a separator, files by name. */
    public String text() {
        List<String> lines = new ArrayList<>();
        if (!content().isEmpty()) {
            lines.add(content());
        }
        for (JsonObject embed : json.objects("embeds")) {
            lines.addAll(List.of(embed.text("title"), embed.text("description")));
            embed.objects("fields").forEach(field -> lines.add(field.text("name") + ": " + field.text("value")));
        }
        json.objects("components").forEach(component -> Components.show(component, lines));
        files.keySet().forEach(name -> lines.add("[file " + name + "]"));
        return String.join("\n", lines.stream().filter(line -> !line.isEmpty()).toList());
    }

    /** The ids of everything on it that can be pressed or chosen from, from top to bottom. */
    public List<String> controls() {
        List<String> ids = new ArrayList<>();
        Components.visit(json.objects("components"), component -> {
            if (component.has("custom_id")) {
                ids.add(component.text("custom_id"));
            }
        });
        return ids;
    }

    /** What can be chosen from a menu on it, as the client shows it: the label and a smaller line. */
    public List<String> choices(String controlId) {
        return menu(controlId).objects("options").stream()
                .map(option -> option.text("label")
                        + (option.text("description").isEmpty() ? "" : " (" + option.text("description") + ")"))
                .toList();
    }

    JsonObject menu(String controlId) {
        List<JsonObject> found = new ArrayList<>();
        Components.visit(json.objects("components"), component -> {
            if (component.text("custom_id").equals(controlId) && component.number("type", 0) == Components.SELECT) {
                found.add(component);
            }
        });
        if (found.isEmpty()) {
            throw new IllegalStateException("expected a menu, got " + controlId + "; there are " + controls());
        }
        return found.get(0);
    }

    /** The content of a file that came with it. */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    /** The message as Discord would send it. */
    public String json() {
        return json.toString();
    }

    JsonObject object() {
        return json;
    }

    Map<String, byte[]> files() {
        return files;
    }

    private long flags() {
        return json.number("flags", 0);
    }

    @Override
    public String toString() {
        return "message " + Long.toUnsignedString(id) + ": " + text();
    }
}
