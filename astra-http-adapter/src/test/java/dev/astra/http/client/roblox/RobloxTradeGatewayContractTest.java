package dev.astra.http.client.roblox;

import dev.astra.core.Secret;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.TradeGatewayContract;
import dev.astra.testkit.TradingSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.TradeGateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class RobloxTradeGatewayContractTest implements TradeGatewayContract {
    private static final Secret COOKIE = Secret.of("made-up-session");

    private final List<FakeRoblox> started = new ArrayList<>();

    @Override
    public TradeGateway gatewayTo(TradingSite site) {
        FakeRoblox roblox = FakeRoblox.start(site, COOKIE);
        started.add(roblox);
        VirtualTime time = new VirtualTime();
        return RobloxTradeGateway.builder(COOKIE)
                .baseUrl(roblox.baseUrl())
                .pause(time)
                .clock(time)
                .build();
    }

    @Override
    public void breakNextRequest() {
        started.get(0).failNext(ShopFault.unavailableHtml());
    }

    @Override
    public void loseNextAnswer() {
        started.get(0).loseNextAnswer();
    }

    @Override
    public void endSession() {
        started.get(0).endSession();
    }

    @Override
    public int requests() {
        return started.get(0).requests().size();
    }

    @AfterEach
    void close() {
        started.forEach(FakeRoblox::close);
    }
}
