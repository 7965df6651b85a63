package dev.astra.discord.licensing;

import dev.astra.core.store.Delivery;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.Store;
import java.util.Locale;

/** Thread-safe. Writes the lines of the log channel; before the first after a gap it says how many are missing. */
final class LogDelivery implements OutboxHandler {
    private final Store store;
    private final Locale locale;
    private final LineDelivery lines;

    LogDelivery(Store store, Locale locale, LineDelivery lines) {
        this.store = store;
        this.locale = locale;
        this.lines = lines;
    }

    @Override
    public void deliver(Delivery delivery) {
        DroppedLines.untold(store.view()).ifPresent(this::tell);
        lines.deliver(delivery);
    }

    private void tell(DroppedLines dropped) {
        lines.write(
                Words.TEXTS.in(locale, "log.dropped", "count", dropped.count()),
                "astra-gap-" + Long.toString(dropped.last(), Character.MAX_RADIX));
        store.execute(dropped::told);
    }
}
