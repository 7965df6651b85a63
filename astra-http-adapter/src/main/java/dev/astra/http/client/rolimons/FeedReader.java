package dev.astra.http.client.rolimons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemValue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Immutable. Says what an answer of the feed means. */
final class FeedReader {
    /** Of the items, this many in a hundred may look odd in positions that are not used; more mean another order. */
    private static final int ODD_PERCENT = 10;

    private final String source;
    private final ObjectMapper json = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    FeedReader(String source) {
        this.source = source;
    }

    FetchedFeed read(Reply reply, Instant now) {
        if (reply.status() != 200) {
            throw failure(reply, now);
        }
        JsonNode root = tree(reply);
        JsonNode items = root.path("items");
        if (!root.isObject() || !root.path("success").asBoolean(true) || !items.isObject() || items.isEmpty()) {
            throw new UnavailableException("expected an object with items from " + source
                    + ", found none (an error with status 200?); the values stay as they are");
        }
        List<ItemValue> read = new ArrayList<>(items.size());
        int odd = 0;
        for (Map.Entry<String, JsonNode> item : items.properties()) {
            Optional<ItemValue> value = ItemReader.read(item.getKey(), item.getValue());
            value.ifPresent(read::add);
            odd += value.isPresent() && !ItemReader.looksRight(item.getValue()) ? 1 : 0;
        }
        if (odd * 100L > (long) read.size() * ODD_PERCENT) {
            throw new UnavailableException("expected the known order of an item's numbers from " + source + ", found "
                    + odd + " of " + read.size() + " items in another one; the values stay as they are");
        }
        int announced =
                root.path("item_count").isInt() ? root.path("item_count").intValue() : items.size();
        return new FetchedFeed(source, now, Math.max(0, announced), items.size() - read.size(), read);
    }

    private JsonNode tree(Reply reply) {
        try {
            return json.readTree(reply.body());
        } catch (JsonProcessingException broken) {
            throw new UnavailableException("expected JSON from " + source + ", found a fault in " + reply.body().length
                    + " bytes (a web page?); the values stay as they are");
        } catch (IOException impossible) {
            throw new UnavailableException("expected JSON from " + source + ", could not read it", impossible);
        }
    }

    private RuntimeException failure(Reply reply, Instant now) {
        int status = reply.status();
        String got = "asked " + source + " for the values, it answered " + status;
        if (status == 403 || status == 408 || status == 425 || status == 429 || status >= 500 || status / 100 == 2) {
            return RetryAfter.parse(reply.header("Retry-After").orElse(null), now)
                    .map(wait -> new UnavailableException(got, wait))
                    .orElseGet(() -> new UnavailableException(got));
        }
        return new RejectedException(got + (status / 100 == 3 ? "; redirects are not followed" : "")
                + "; the address may have moved, set the new one");
    }
}
