package dev.astra.core.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A message in the outbox, and how its delivery stands.
 *
 * @param id its number; lanes are delivered in this order
 * @param message what is to happen
 * @param due not to be tried before this
 * @param attempts how often it was tried in vain
 * @param parked why it is not tried any more; null while it is
 */
public record Delivery(
        long id,
        OutboxMessage message,
        Instant due,
        int attempts,
        @Nullable String parked) {
    static final Table<Long, Delivery> TABLE =
            Table.of("astra.outbox", Key.number(Long::longValue, Long::valueOf), Delivery::id, new Codec());

    /** A message by topic and key, the newest only. */
    static final Index<Name, Long, Delivery> BY_NAME =
            Index.hash(TABLE, "name", Delivery::name).unique();

    /** The messages of a lane; the first is the one whose turn it is. */
    static final Index<String, Long, Delivery> BY_LANE =
            Index.sorted(TABLE, "lane", row -> row.message().lane());

    /** What a message is found by. */
    record Name(String topic, String key) {}

    /** Refuses missing parts. */
    public Delivery {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(due, "due");
    }

    Name name() {
        return new Name(message.topic(), message.key());
    }

    Delivery failed(Instant nextTry) {
        return new Delivery(id, message, nextTry, attempts + 1, null);
    }

    Delivery parked(String reason) {
        return new Delivery(id, message, due, attempts + 1, reason);
    }

    Delivery released(Instant now) {
        return new Delivery(id, message, now, 0, null);
    }

    private static final class Codec implements RowCodec<Long, Delivery> {
        @Override
        public void write(Delivery row, RowWriter out) {
            out.text("topic", row.message.topic())
                    .text("lane", row.message.lane())
                    .text("key", row.message.key())
                    .text("payload", row.message.payload())
                    .instant("due", row.due)
                    .number("attempts", row.attempts)
                    .text("parked", row.parked);
        }

        @Override
        public Delivery read(Long id, RowReader in) {
            OutboxMessage message =
                    new OutboxMessage(in.text("topic"), in.text("lane"), in.text("key"), in.text("payload"));
            return new Delivery(
                    id, message, in.instant("due"), Math.toIntExact(in.number("attempts")), in.textOrNull("parked"));
        }
    }
}
