package dev.astra.licensing.legacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What the old bot does, written down a second time and as plainly as possible: its records, its JSON, its hashes. */
final class OldBot {
    private OldBot() {}

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Records such as a shop has: four of five claimed, two of three bound, ids in both cases. */
    static List<LegacyRecord> records(Random random, int count) {
        List<LegacyRecord> records = new ArrayList<>();
        long id = 0;
        for (int i = 0; i < count; i++) {
            id += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
            boolean claimed = random.nextInt(5) > 0;
            boolean bound = claimed && random.nextInt(6) > 0;
            String host = bound ? uuid(random) : "";
            host = random.nextBoolean() ? host.toUpperCase(Locale.ROOT) : host;
            records.add(new LegacyRecord(
                    id,
                    uuid(random),
                    email(random, id),
                    String.format(Locale.ROOT, "2025-03-%02dT12:%02d:00+00:00", 1 + i % 28, i % 60),
                    claimed ? "9" + (1_000_000_000L + random.nextInt(1_000)) : "",
                    host,
                    bound ? sha256(host) : "",
                    bound ? String.format(Locale.ROOT, "202503%02d_13%02d00", 1 + i % 28, i % 60) : ""));
        }
        return records;
    }

    private static String uuid(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return dev.astra.licensing.MachineId.of(bytes).value();
    }

    private static String email(Random random, long id) {
        String[] names = {"buyer", "bu\"y\\er", "käufer", "купец", "買い手", "\ud83d\ude80", "tab\there", "\u007f\u0001"};
        return (random.nextInt(4) == 0 ? names[random.nextInt(names.length)] : names[0]) + id + "@example.test";
    }

    /** As Python's json.dumps(records, indent=4). */
    static String json(List<LegacyRecord> records, boolean asciiOnly) {
        if (records.isEmpty()) {
            return "[]";
        }
        List<String> elements = new ArrayList<>();
        for (LegacyRecord record : records) {
            List<String> details = List.of(
                    field("order_id", record.orderId(), asciiOnly),
                    field("email", record.email(), asciiOnly),
                    field("purchase_date", record.purchaseDate(), asciiOnly),
                    field("discordID", record.discordId(), asciiOnly),
                    field("host_key", record.hostKey(), asciiOnly),
                    field("whitelist_key", record.whitelistKey(), asciiOnly),
                    field("last_update", record.lastUpdate(), asciiOnly));
            elements.add("    {\n        \"id\": " + record.id() + ",\n        \"details\": {\n"
                    + String.join(",\n", details) + "\n        }\n    }");
        }
        return "[\n" + String.join(",\n", elements) + "\n]";
    }

    private static String field(String name, String value, boolean asciiOnly) {
        return " ".repeat(12) + "\"" + name + "\": \"" + escaped(value, asciiOnly) + "\"";
    }

    private static String escaped(String text, boolean asciiOnly) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int named = "\"\\\n\r\t\b\f".indexOf(each);
            if (named >= 0) {
                out.append('\\').append("\"\\nrtbf".charAt(named));
            } else if (each < 32 || (asciiOnly && each >= 127)) {
                out.append('\\').append(String.format(Locale.ROOT, "u%04x", (int) each));
            } else {
                out.append(each);
            }
        }
        return out.toString();
    }

    static byte[] file(List<LegacyRecord> records, boolean asciiOnly) {
        return json(records, asciiOnly).getBytes(StandardCharsets.UTF_8);
    }

    /** The old bot's list: whoever has a key, hashed as typed. */
    static String list(List<LegacyRecord> records) {
        StringBuilder lines = new StringBuilder();
        for (LegacyRecord record : records) {
            if (!record.whitelistKey().isEmpty()) {
                lines.append(sha256(Long.toString(record.id())))
                        .append(':')
                        .append(record.whitelistKey())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    /** One record with everything in order, to be spoiled. */
    static LegacyRecord sound() {
        String host = "4c4c4544-0042-3510-8054-b7c04f534433";
        return new LegacyRecord(
                42,
                "4fd92b2a-69cb-4199-96c7-23d0d8237b59",
                "buyer@example.test",
                "2025-03-01T12:37:00+00:00",
                "954607365149676145",
                host,
                sha256(host),
                "20250301_133700");
    }
}
