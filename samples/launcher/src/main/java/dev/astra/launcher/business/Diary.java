package dev.astra.launcher.business;

import dev.astra.core.UserId;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.OutboxMessage;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Tx;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.LicensingListener;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The staff's log channel, on the console: each decision of the licensing is sent in its transaction and
 * becomes a line of the log once it is durable.
 */
public final class Diary implements LicensingListener, OutboxHandler {
    /** The topic of its messages. */
    public static final String TOPIC = "log";

    private static final Sequence LINES = new Sequence("launcher.log");
    private static final Logger LOG = LoggerFactory.getLogger("astra.licensing");

    @Override
    public void heard(Tx tx, LicensingEvent event) {
        Optional<String> line = DiaryLine.of(event);
        line.ifPresent(text -> tx.send(new OutboxMessage(TOPIC, TOPIC, TOPIC + "-" + tx.next(LINES), text)));
    }

    /** Takes a person out of the lines that wait to be written. */
    public static void forget(Tx tx, UserId user) {
        Outbox.waiting(tx)
                .map(Delivery::message)
                .filter(message -> message.topic().equals(TOPIC))
                .filter(message -> names(message.payload(), user))
                .toList()
                .forEach(message -> tx.send(new OutboxMessage(
                        message.topic(), message.lane(), message.key(), without(message.payload(), user))));
    }

    private static boolean names(String line, UserId user) {
        return !without(line, user).equals(line);
    }

    private static String without(String line, UserId user) {
        return line.replaceAll("\\b(user |customer:|staff:)" + user + "\\b", "$1(forgotten)");
    }

    @Override
    public void deliver(Delivery delivery) {
        LOG.info("{}", delivery.message().payload());
    }
}
