package dev.astra.http.client.roblox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.http.client.Reply;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Immutable. What a refusal says: {@code {"errors":[{"code":3,"message":"…"}]}}, or with code and message at the top.
 *
 * @param code what happened, in the numbering of the address; empty if it does not say
 * @param message in the service's words, printable and short; may be empty
 */
record Errors(OptionalInt code, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    static Errors of(Reply reply) {
        return tree(reply)
                .map(root -> root.path("errors").path(0).isObject()
                        ? root.path("errors").path(0)
                        : root)
                .map(error -> new Errors(code(error), message(error)))
                .orElse(new Errors(OptionalInt.empty(), ""));
    }

    boolean is(int wanted) {
        return code.isPresent() && code.getAsInt() == wanted;
    }

    boolean saysChallenge() {
        return message.toLowerCase(Locale.ROOT).startsWith("challenge is required");
    }

    private static OptionalInt code(JsonNode error) {
        JsonNode code = error.path("code");
        return code.isInt() ? OptionalInt.of(code.intValue()) : OptionalInt.empty();
    }

    private static String message(JsonNode error) {
        JsonNode said = error.path("message").isTextual() ? error.path("message") : error.path("error");
        String plain = said.asText("").replaceAll("[^ -~]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static Optional<JsonNode> tree(Reply reply) {
        try {
            return Optional.ofNullable(JSON.readTree(reply.body())).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
