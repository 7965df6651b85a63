package dev.astra.http.client.shoppy;

import dev.astra.core.Secret;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.ShopOrder;
import dev.astra.testkit.FakeShoppy;
import dev.astra.testkit.OrderSourceContract;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class ShoppyOrderSourceContractTest implements OrderSourceContract {
    private final Secret key = Secret.of("test-key-1");
    private final FakeShoppy shop = FakeShoppy.start(key);

    @AfterEach
    void close() {
        shop.close();
    }

    @Override
    public OrderSource shopWith(List<ShopOrder> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            shop.put(newestFirst.get(i));
        }
        return ShoppyOrderSource.builder(key)
                .baseUrl(shop.baseUrl())
                .pause(new VirtualTime())
                .build();
    }

    @Override
    public void comesIn(ShopOrder order) {
        shop.put(order);
    }

    @Override
    public void breakNextRequest() {
        shop.failNext(ShopFault.unavailableHtml());
    }
}
