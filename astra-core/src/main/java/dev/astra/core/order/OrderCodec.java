package dev.astra.core.order;

import dev.astra.core.CorruptDataException;
import dev.astra.core.Money;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Immutable. How orders are written to the log. */
final class OrderCodec implements RowCodec<OrderNumber, Order> {
    @Override
    public void write(Order row, RowWriter out) {
        out.text("id", row.idText())
                .text("email", row.email())
                .text("product", row.product().orElse(null))
                .text("paid", row.paid().text())
                .instant("paidAt", row.paid().at())
                .text("state", row.state().name().toLowerCase(Locale.ROOT))
                .instant("revokedAt", row.revokedAt().orElse(null))
                .instant("looksUnpaidSince", row.looksUnpaidSince().orElse(null));
        row.price()
                .ifPresent(price -> out.number("priceMinor", price.minor())
                        .text("currency", price.currency().getCurrencyCode()));
    }

    @Override
    public Order read(OrderNumber number, RowReader in) {
        try {
            String idText = in.text("id");
            return new Order(
                    number,
                    new OrderId(idText),
                    idText,
                    in.text("email"),
                    Optional.ofNullable(in.textOrNull("product")),
                    price(in),
                    new ShopOrder.Payment(in.instant("paidAt"), in.text("paid")),
                    OrderState.valueOf(in.text("state").toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(in.instantOrNull("revokedAt")),
                    Optional.ofNullable(in.instantOrNull("looksUnpaidSince")));
        } catch (IllegalArgumentException wrong) {
            throw new CorruptDataException("order " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Optional<Money> price(RowReader in) {
        String currency = in.textOrNull("currency");
        return currency == null
                ? Optional.empty()
                : Optional.of(new Money(in.number("priceMinor"), Currency.getInstance(currency)));
    }
}
