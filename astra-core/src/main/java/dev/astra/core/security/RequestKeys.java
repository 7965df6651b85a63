package dev.astra.core.security;

import java.util.List;
import java.util.Optional;

/**
 * Immutable. The keys that are accepted now. To rotate: accept the new one beside the old one, let all senders change, then
 * take the old one out.
 *
 * @param keys 1 to 16, each id once
 */
public record RequestKeys(List<RequestKey> keys) {
    private static final int MOST = 16;

    /** Refuses none, too many, and two of one name. */
    public RequestKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " keys, got " + keys.size());
        }
        if (keys.stream().map(RequestKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("expected each key id once, got one of them twice");
        }
    }

    /** These keys. */
    public static RequestKeys of(RequestKey... keys) {
        return new RequestKeys(List.of(keys));
    }

    /** The key of this name. */
    public Optional<RequestKey> find(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
