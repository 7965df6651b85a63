package dev.astra.launcher.top;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Immutable. One program as the instance tells of it.
 *
 * @param name the program
 * @param phase where in its life, in one word
 * @param live whether a process may exist
 * @param disabled whether a person has switched it off
 * @param pid of the main process; 0 if none is known
 * @param since how long it has been in this phase
 * @param starts how often it was started
 * @param explanation why it is as it is, in a sentence
 * @param next when it is tried next
 * @param processes how many it has
 * @param processor what they have taken since they began
 * @param memoryBytes what they hold; empty if that is not known
 * @param lastLine the last line it wrote
 */
record Row(
        String name,
        String phase,
        boolean live,
        boolean disabled,
        long pid,
        Duration since,
        long starts,
        String explanation,
        Optional<Instant> next,
        int processes,
        Duration processor,
        OptionalLong memoryBytes,
        String lastLine) {
    static Row of(JsonNode node) {
        JsonNode memory = node.path("memoryBytes");
        return new Row(
                Cells.printable(node.path("name").asText()),
                Cells.printable(node.path("phase").asText()),
                node.path("live").asBoolean(),
                node.path("disabled").asBoolean(),
                node.path("pid").asLong(),
                Duration.ofMillis(node.path("forMillis").asLong()),
                node.path("starts").asLong(),
                Cells.printable(node.path("explanation").asText()),
                instant(node.path("next")),
                node.path("processes").asInt(),
                Duration.ofMillis(node.path("processorMillis").asLong()),
                memory.isNumber() ? OptionalLong.of(memory.asLong()) : OptionalLong.empty(),
                Cells.printable(node.path("lastLine").asText()));
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
