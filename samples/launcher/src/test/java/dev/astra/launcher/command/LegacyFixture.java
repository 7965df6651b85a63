package dev.astra.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Three orders of an old bot: one free, one bound, one claimed. */
public final class LegacyFixture {
    private static final String KEY = "84010bae6ac6f4dcddcdf7899feda667cc329a6dec89965441c01ff902c31751";

    private LegacyFixture() {}

    public static Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<String> records = List.of(
                record(1, "", "", "", ""),
                record(2, "42", "4c4c4544-0042-3510-8054-b7c04f534433", KEY, "20250301_120000"),
                record(3, "43", "", "", ""));
        Files.writeString(directory.resolve("database.json"), "[\n" + String.join(",\n", records) + "\n]");
        return directory;
    }

    private static String record(int id, String user, String host, String key, String updated) {
        return """
                    {
                        "id": %d,
                        "details": {
                            "order_id": "0000000%d-1111-4222-8333-444455556666",
                            "email": "buyer%d@example.test",
                            "purchase_date": "2025-02-0%dT10:00:00+00:00",
                            "discordID": "%s",
                            "host_key": "%s",
                            "whitelist_key": "%s",
                            "last_update": "%s"
                        }
                    }""".formatted(id, id, id, id, user, host, key, updated).indent(4).stripTrailing();
    }
}
