package dev.astra.testkit;

import dev.astra.core.UnavailableException;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.ShopOrder;
import java.util.List;

final class InMemoryOrderSourceTest implements OrderSourceContract {
    private final InMemoryOrderSource source = new InMemoryOrderSource();

    @Override
    public OrderSource shopWith(List<ShopOrder> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            source.put(newestFirst.get(i));
        }
        return source;
    }

    @Override
    public void comesIn(ShopOrder order) {
        source.put(order);
    }

    @Override
    public void breakNextRequest() {
        source.script(() -> {
            throw new UnavailableException("scripted");
        });
    }
}
