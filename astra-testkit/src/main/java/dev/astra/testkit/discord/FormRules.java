package dev.astra.testkit.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forms: what Discord refuses in one, what a client shows of it, and what a client sends when somebody has filled it in. */
final class FormRules {
    private static final int TITLE_CHARS = 45;
    private static final int PARTS = 5;
    private static final int LABEL_CHARS = 45;
    private static final int HINT_CHARS = 100;
    private static final int ID_CHARS = 100;
    private static final int TEXT_CHARS = 4000;

    private FormRules() {}

    static void check(JsonObject form) {
        Components.checkLength("title of a form", form.text("title"), 1, TITLE_CHARS);
        Components.checkLength("custom_id of a form", form.text("custom_id"), 1, ID_CHARS);
        List<JsonObject> labels = form.objects("components");
        if (labels.isEmpty() || labels.size() > PARTS) {
            throw Refusal.form("a form needs 1 to " + PARTS + " parts, got " + labels.size());
        }
        Set<String> ids = new HashSet<>();
        for (JsonObject label : labels) {
            if (label.number("type", 0) == Components.TEXT_DISPLAY) {
                continue;
            }
            JsonObject input = input(label);
            Components.checkLength("label", label.text("label"), 1, LABEL_CHARS);
            Components.checkLength("description of a label", label.text("description"), 0, HINT_CHARS);
            Components.checkLength("custom_id", input.text("custom_id"), 1, ID_CHARS);
            Components.checkLength("placeholder", input.text("placeholder"), 0, HINT_CHARS);
            Components.checkLength("value", input.text("value"), 0, (int) input.number("max_length", TEXT_CHARS));
            if (!ids.add(input.text("custom_id"))) {
                throw Refusal.form("custom_id " + input.text("custom_id") + " is there twice");
            }
        }
    }

    private static JsonObject input(JsonObject label) {
        return label.object("component")
                .filter(component -> label.number("type", 0) == Components.LABEL
                        && component.number("type", 0) == Components.TEXT_INPUT)
                .orElseThrow(() -> Refusal.form("expected a label around a text input"));
    }

    /** The title, and each label with what stands below it. */
    static String shown(JsonObject form) {
        List<String> lines = new ArrayList<>();
        lines.add("== " + form.text("title") + " ==");
        for (JsonObject label : form.objects("components")) {
            JsonObject input = input(label);
            lines.add(label.text("label")
                    + (label.text("description").isEmpty() ? "" : " (" + label.text("description") + ")")
                    + ": [" + input.text("value") + "]");
        }
        return String.join("\n", lines);
    }

    /**
     * What a client sends: what was filled in, and elsewhere what stood there.
     *
     * @throws IllegalStateException if a client would not let it be sent
     */
    static Map<String, String> filled(JsonObject form, Map<String, String> texts) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (JsonObject label : form.objects("components")) {
            JsonObject input = input(label);
            String id = input.text("custom_id");
            String text = texts.getOrDefault(id, input.text("value"));
            boolean required = !input.has("required") || input.flag("required");
            if ((required && text.isEmpty())
                    || text.length() < input.number("min_length", 0)
                    || text.length() > input.number("max_length", TEXT_CHARS)) {
                throw new IllegalStateException("the client does not send \"" + text + "\" as " + id);
            }
            sent.put(id, text);
        }
        if (!sent.keySet().containsAll(texts.keySet())) {
            throw new IllegalStateException("expected fields of " + sent.keySet() + ", got " + texts.keySet());
        }
        return sent;
    }
}
