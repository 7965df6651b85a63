package dev.astra.licensing.legacy;

import dev.astra.licensing.legacy.LegacyForm.Escaping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One thread, one use. Writes records as Python's {@code json.dump(..., indent=4)} does. */
final class DatabaseWriter {
    private static final String HEX = "0123456789abcdef";

    private final LegacyForm form;
    private final OutputStream out;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    DatabaseWriter(LegacyForm form, OutputStream out) {
        this.form = form;
        this.out = out;
    }

    void record(LegacyRecord record) throws IOException {
        text.append(begun ? ",\n" : "[\n").append("    {\n        \"id\": ").append(record.id());
        text.append(",\n        \"details\": {\n");
        field("order_id", record.orderId(), ",\n");
        field("email", record.email(), ",\n");
        field("purchase_date", record.purchaseDate(), ",\n");
        field("discordID", record.discordId(), ",\n");
        field("host_key", record.hostKey(), ",\n");
        field("whitelist_key", record.whitelistKey(), ",\n");
        field("last_update", record.lastUpdate(), "\n");
        text.append("        }\n    }");
        begun = true;
        flush();
    }

    void end() throws IOException {
        text.append(begun ? "\n]" : "[]");
        if (form.finalNewline()) {
            text.append('\n');
        }
        flush();
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void field(String name, String value, String end) {
        text.append("            \"").append(name).append("\": \"");
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
        text.append('"').append(end);
    }

    private void escape(char character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default -> {
                if (character < ' ' || (character > '~' && form.escaping() == Escaping.ASCII)) {
                    unicode(character);
                } else {
                    text.append(character);
                }
            }
        }
    }

    private void unicode(char character) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((character >> shift) & 0xf));
        }
    }
}
