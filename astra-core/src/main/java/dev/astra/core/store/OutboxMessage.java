package dev.astra.core.store;

import java.util.Objects;

/**
 * Immutable. Something that is to happen outside: sent in a transaction, delivered after it, at least once.
 *
 * @param topic which handler delivers it; 1 to 64 characters
 * @param lane messages of one lane are delivered one after the other, in the order they were sent; 1 to 128 characters
 * @param key names the effect; the receiver can tell a repetition by it, and a newer message replaces a waiting one of the
 *     same topic and key; 1 to 256 characters
 * @param payload what the handler needs to know; at most 64 KiB of characters
 */
public record OutboxMessage(String topic, String lane, String key, String payload) {
    private static final int PAYLOAD_CHARS = 64 * 1024;

    /** Refuses what is too long or empty. */
    public OutboxMessage {
        checkLength("topic", topic, 64);
        checkLength("lane", lane, 128);
        checkLength("key", key, 256);
        Objects.requireNonNull(payload, "payload");
        if (payload.length() > PAYLOAD_CHARS) {
            throw new IllegalArgumentException(
                    "payload must have at most " + PAYLOAD_CHARS + " characters, got " + payload.length());
        }
    }

    private static void checkLength(String what, String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            throw new IllegalArgumentException(what + " must have 1 to " + most + " characters, got " + text.length());
        }
    }
}
