package dev.astra.trading.gateway;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.InMemoryTradeGateway;
import dev.astra.testkit.TradeGatewayContract;
import dev.astra.testkit.TradingSite;
import java.util.ArrayList;
import java.util.List;

final class InMemoryTradeGatewayTest implements TradeGatewayContract {
    private final List<InMemoryTradeGateway> made = new ArrayList<>();

    @Override
    public TradeGateway gatewayTo(TradingSite site) {
        made.add(new InMemoryTradeGateway(site, 25));
        return made.get(0);
    }

    @Override
    public void breakNextRequest() {
        made.get(0).before(() -> {
            throw new UnavailableException("scripted");
        });
    }

    @Override
    public void loseNextAnswer() {
        made.get(0).after(() -> {
            throw new UnavailableException("scripted");
        });
    }

    @Override
    public void endSession() {
        made.get(0).stop(SessionStop.SIGNED_OUT);
    }

    @Override
    public int requests() {
        return made.get(0).requests().size();
    }
}
