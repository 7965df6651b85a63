package dev.astra.testkit.discord;

import java.util.List;
import java.util.Map;

/** Immutable. What Discord refuses in a message. */
final class MessageRules {
    private static final int CONTENT_CHARS = 2000;
    private static final int EMBEDS = 10;
    private static final int EMBED_CHARS = 6000;
    private static final int EMBED_TITLE_CHARS = 256;
    private static final int EMBED_TEXT_CHARS = 4096;
    private static final int EMBED_FIELDS = 25;
    private static final int FIELD_NAME_CHARS = 256;
    private static final int FIELD_VALUE_CHARS = 1024;
    private static final int FILES = 10;

    private MessageRules() {}

    static void check(JsonObject message, Map<String, byte[]> files) {
        boolean card = (message.number("flags", 0) & FakeMessage.COMPONENTS_V2) != 0;
        String content = message.text("content");
        List<JsonObject> embeds = message.objects("embeds");
        List<JsonObject> components = message.objects("components");
        if (content.length() > CONTENT_CHARS) {
            throw Refusal.form("content has more than " + CONTENT_CHARS + " characters: " + content.length());
        }
        if (card && (!content.isEmpty() || !embeds.isEmpty())) {
            throw Refusal.form("content and embeds are not allowed with components of the second version");
        }
        if (content.isBlank() && embeds.isEmpty() && components.isEmpty() && files.isEmpty()) {
            throw Refusal.emptyMessage();
        }
        if (embeds.size() > EMBEDS || files.size() > FILES) {
            throw Refusal.form("more than " + EMBEDS + " embeds or " + FILES + " files");
        }
        checkEmbeds(embeds);
        Components.check(components, card);
    }

    private static void checkEmbeds(List<JsonObject> embeds) {
        int sum = 0;
        for (JsonObject embed : embeds) {
            sum += checked("title", embed.text("title"), EMBED_TITLE_CHARS);
            sum += checked("description", embed.text("description"), EMBED_TEXT_CHARS);
            if (embed.objects("fields").size() > EMBED_FIELDS) {
                throw Refusal.form("an embed has more than " + EMBED_FIELDS + " fields");
            }
            for (JsonObject field : embed.objects("fields")) {
                sum += checked("field name", field.text("name"), FIELD_NAME_CHARS);
                sum += checked("field value", field.text("value"), FIELD_VALUE_CHARS);
            }
        }
        if (sum > EMBED_CHARS) {
            throw Refusal.form("embeds have more than " + EMBED_CHARS + " characters: " + sum);
        }
    }

    private static int checked(String what, String text, int most) {
        if (text.length() > most) {
            throw Refusal.form("an embed's " + what + " has more than " + most + " characters: " + text.length());
        }
        return text.length();
    }
}
