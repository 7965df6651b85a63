package dev.astra.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Thread-safe. A stand-in for Rolimon's item list on the loopback address: serves the items that it was given, or a text
 * byte for byte, counts requests, and fails as told.
 */
public final class FakeRolimons implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PATH = "/itemapi/itemdetails";

    private final StandIn server = StandIn.start("fake-rolimons", this::answer);
    private final Map<ItemId, ItemValue> items = new TreeMap<>();
    private Optional<String> text = Optional.empty();

    private FakeRolimons() {}

    /** Starts on a free port, without items. */
    public static FakeRolimons start() {
        return new FakeRolimons();
    }

    /** What to use as the list's URL. */
    public URI url() {
        return server.url(PATH);
    }

    /** Adds an item or puts it in the place of the one with its id. */
    public synchronized void put(ItemValue item) {
        items.put(item.id(), item);
    }

    /** Takes an item away. */
    public synchronized void remove(ItemId id) {
        items.remove(id);
    }

    /** Serves this text in place of the items, from now on. */
    public synchronized void serve(String body) {
        text = Optional.of(body);
    }

    /** Answers the next request so; several faults queue up. */
    public void failNext(ShopFault fault) {
        server.failNext(fault);
    }

    /** How often the list was asked for. */
    public int requests() {
        return server.requests().size();
    }

    /** Stops. Idempotent. */
    @Override
    public void close() {
        server.close();
    }

    private synchronized ShopFault answer(StandIn.Asked asked) {
        if (asked.header("User-Agent").orElse("").isBlank()) {
            return ShopFault.forbiddenHtml();
        }
        if (!asked.path().equals(PATH)) {
            return ShopFault.notFound();
        }
        return ShopFault.json(200, text.orElseGet(() -> write(List.copyOf(items.values()))));
    }

    private static String write(List<ItemValue> items) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("success", true);
            json.writeNumberField("item_count", items.size());
            json.writeObjectFieldStart("items");
            for (ItemValue item : items) {
                json.writeArrayFieldStart(item.id().toString());
                json.writeString(item.name());
                json.writeString("");
                json.writeNumber(item.rap().orElse(-1));
                json.writeNumber(item.value().orElse(-1));
                json.writeNumber(item.value().orElse(item.rap().orElse(-1)));
                for (int code : new int[] {2, 2, item.projected() ? 1 : -1, -1, -1}) {
                    json.writeNumber(code);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
