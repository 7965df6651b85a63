package dev.astra.launcher.demo;

import dev.astra.core.order.ShopOrder;
import dev.astra.core.order.ShopOrder.Payment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Made-up orders. */
final class Orders {
    private Orders() {}

    /** An order of a made-up buyer. */
    static ShopOrder paid(String buyer, Instant at) {
        return ShopOrder.of(
                UUID.randomUUID().toString(),
                buyer + "@example.test",
                Optional.of(Payment.at(at.truncatedTo(ChronoUnit.SECONDS))));
    }
}
