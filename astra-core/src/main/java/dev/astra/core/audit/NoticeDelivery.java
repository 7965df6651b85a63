package dev.astra.core.audit;

import dev.astra.core.store.Delivery;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.OutboxMessage;
import dev.astra.core.store.Tx;
import java.util.Objects;

/**
 * Thread-safe. Takes notices through the outbox to a {@link Notifier}: they are decided within a transaction, wait as long
 * as it takes, and never hold up who sent them. It is the outbox handler of {@link #TOPIC}.
 */
public final class NoticeDelivery implements OutboxHandler {
    /** The topic of notices. Without a handler for it they wait; send none where nobody is to be told. */
    public static final String TOPIC = "notice";

    private final Notifier notifier;

    /**
     * Delivers to one place.
     *
     * @param notifier who tells people
     */
    public NoticeDelivery(Notifier notifier) {
        this.notifier = Objects.requireNonNull(notifier, "notifier");
    }

    /**
     * Has people told once {@code tx} is durable.
     *
     * @param lane notices of one lane arrive in order; 1 to 128 characters
     * @param key names what it is about; a newer notice of the same key replaces one that still waits; 1 to 256 characters
     */
    public static void send(Tx tx, String lane, String key, Notice notice) {
        tx.send(new OutboxMessage(TOPIC, lane, key, NoticeCodec.write(notice)));
    }

    @Override
    public void deliver(Delivery delivery) {
        notifier.tell(NoticeCodec.read(delivery.message().payload()));
    }
}
