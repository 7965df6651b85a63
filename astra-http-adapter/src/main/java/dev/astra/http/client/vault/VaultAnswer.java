package dev.astra.http.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Immutable. What the server answered, or that it did not. */
final class VaultAnswer {
    static final int MOST_BYTES = 1_048_576;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_WORD = 200;

    static final VaultAnswer NONE = new VaultAnswer(0, new byte[0]);

    private final int status;
    private final JsonNode body;

    VaultAnswer(int status, byte[] bytes) {
        this.status = status;
        this.body = read(bytes);
    }

    private static JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }

    boolean good() {
        return status == 200 && body.isObject();
    }

    /** Whether to ask again may help: what was refused for good is told by a problem of the vault. */
    boolean open() {
        return status == 0
                || status == 401
                || status == 403
                || status == 408
                || status == 429
                || status >= 500
                || !body.isObject();
    }

    JsonNode body() {
        return body;
    }

    /** A no in words. */
    String reason() {
        String detail = body.path("detail").asText("");
        String word = detail.isEmpty() ? "status " + status : detail;
        String plain = word.replaceAll("[^\\p{L}\\p{N}\\p{P} ]+", " ");
        return plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
    }
}
