package dev.astra.testkit.discord;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread at a time. What one login of the bot gets to hear; kept, so that a bot which was away can catch up. */
final class GatewaySession {
    private final String id;
    private final long intents;
    private final List<String> events = new ArrayList<>();
    private @Nullable GatewayConnection connection;

    GatewaySession(String id, long intents) {
        this.id = id;
        this.intents = intents;
    }

    String id() {
        return id;
    }

    boolean hears(int intent) {
        return intent == Intents.ALWAYS || (intents & intent) != 0;
    }

    long intents() {
        return intents;
    }

    int nextSequence() {
        return events.size() + 1;
    }

    void tell(String event) {
        events.add(event);
        if (connection != null) {
            connection.send(event);
        }
    }

    /** Goes on over this connection, with everything behind the sequence number; false if there is no such number. */
    boolean resume(GatewayConnection over, long sequence) {
        if (sequence < 0 || sequence > events.size()) {
            return false;
        }
        connection = over;
        events.subList((int) sequence, events.size()).forEach(over::send);
        return true;
    }

    @Nullable GatewayConnection connection() {
        return connection;
    }

    void ended(GatewayConnection gone) {
        if (connection == gone) {
            connection = null;
        }
    }
}
