package dev.astra.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One thread. Reads in the store's log what was written since one looked last: it is lines of JSON that anybody can read. */
final class JournalTail {
    private final Path store;
    private final ObjectMapper json = new ObjectMapper();
    private long seen;

    JournalTail(Path store) {
        this.store = store;
    }

    /** For each new batch a line: its number, and the rows that it wrote. */
    List<String> fresh() throws IOException {
        List<String> batches = new ArrayList<>();
        for (Path file : files()) {
            try (Stream<String> lines = Files.lines(file)) {
                for (String line :
                        lines.filter(text -> text.startsWith("{\"sequence\"")).toList()) {
                    JsonNode batch = json.readTree(line);
                    if (batch.path("sequence").asLong() > seen) {
                        seen = batch.path("sequence").asLong();
                        batches.add("batch " + seen + " of " + file.getFileName() + ": " + rows(batch));
                    }
                }
            }
        }
        return batches;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static String rows(JsonNode batch) {
        List<String> rows = new ArrayList<>();
        for (JsonNode change : batch.path("changes")) {
            String table = change.path("table").asText();
            if (!table.isEmpty() && !table.startsWith("astra.sequences")) {
                rows.add(table
                        + (change.path("key").isNumber()
                                ? " " + change.path("key").asText()
                                : "")
                        + (change.path("row").isNull() ? " (taken off)" : ""));
            }
        }
        return String.join(", ", rows);
    }
}
