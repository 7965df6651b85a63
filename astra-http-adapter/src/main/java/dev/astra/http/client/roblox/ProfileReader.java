package dev.astra.http.client.roblox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Reply;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.util.Optional;

/**
 * Reads profiles. What is needed and is not there, or not of its form, is an {@link UnavailableException} that shows nothing
 * of its content.
 */
final class ProfileReader {
    private static final int NO_SUCH_USER = 3;
    private static final int LONGEST_URL = 2_048;

    private ProfileReader() {}

    /** The account of a name: names that do not exist are left out, and earlier names are found too. */
    static Lookup<Player> player(Reply reply, String asked) {
        JsonNode found = Fields.list(Fields.tree(ok(reply), "accounts"), "data");
        for (JsonNode account : found) {
            if (account.path("requestedUsername").asText("").equalsIgnoreCase(asked)) {
                return new Lookup.Found<>(player(account));
            }
        }
        return new Lookup.Absent<>();
    }

    private static Player player(JsonNode account) {
        try {
            return new Player(
                    new PlayerId(Fields.id(account, "id")), account.path("name").asText(""));
        } catch (IllegalArgumentException unusable) {
            throw Fields.missing("name", "a name of 1 to 64 characters");
        }
    }

    static Lookup<String> text(Reply reply) {
        if (reply.status() == 404 && Errors.of(reply).is(NO_SUCH_USER)) {
            return new Lookup.Absent<>();
        }
        JsonNode text = Fields.tree(ok(reply), "a profile").path("description");
        if (text.isNull()) {
            return new Lookup.Found<>("");
        }
        if (!text.isTextual()) {
            throw Fields.missing("description", "a text");
        }
        return new Lookup.Found<>(text.textValue());
    }

    /** What is known of a picture. */
    record Avatar(boolean pending, Optional<URI> url) {
        private static final Avatar NONE = new Avatar(false, Optional.empty());
    }

    /** The order of the answer is not promised, so that it is looked for by its number. */
    static Avatar avatar(Reply reply, PlayerId player) {
        for (JsonNode picture : Fields.list(Fields.tree(ok(reply), "pictures"), "data")) {
            if (picture.path("targetId").asText("").equals(player.toString())) {
                String state = Fields.word(picture, "state");
                return new Avatar(
                        state.equals("pending"),
                        state.equals("completed") ? url(picture.path("imageUrl").asText("")) : Optional.empty());
            }
        }
        return Avatar.NONE;
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(url -> text.length() <= LONGEST_URL
                            && "https".equalsIgnoreCase(url.getScheme())
                            && url.getHost() != null);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Reply ok(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new UnavailableException("asked Roblox for a profile, it answered " + reply.status());
        }
        return reply;
    }
}
