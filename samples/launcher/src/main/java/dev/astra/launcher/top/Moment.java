package dev.astra.launcher.top;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.UnavailableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Immutable. All programs at one moment.
 *
 * @param home of the instance
 * @param time by its clock
 * @param rows the programs, in the order in which they start
 */
record Moment(String home, Instant time, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Moment {
        rows = List.copyOf(rows);
    }

    /** What {@code astra ps --json} prints. */
    static Moment parse(String text) {
        try {
            JsonNode all = JSON.readTree(text);
            List<Row> rows = new ArrayList<>();
            all.path("programs").forEach(node -> rows.add(Row.of(node)));
            return new Moment(
                    Cells.printable(all.path("home").asText()),
                    Instant.parse(all.path("time").asText()),
                    rows);
        } catch (JsonProcessingException | DateTimeException unreadable) {
            throw new UnavailableException(
                    "expected the running instance to tell of its programs, got something else; is it of this version?",
                    unreadable);
        }
    }
}
