package dev.astra.http.client.roblox;

import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.ProfileSourceContract;
import dev.astra.testkit.ShopFault;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.ProfileSource;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;

final class RobloxProfileSourceContractTest implements ProfileSourceContract {
    private final Patience patience = new Patience();
    private FakeRoblox roblox = FakeRoblox.start(new ProfileSite());

    @Override
    public ProfileSource sourceOf(ProfileSite site) {
        roblox.close();
        roblox = FakeRoblox.start(site);
        return RobloxProfileSource.builder(patience.time())
                .baseUrl(roblox.baseUrl())
                .build();
    }

    @Override
    public void breakNext(int lookups) {
        for (int i = 0; i < lookups * Inquiries.TRIES; i++) {
            roblox.failNext(ShopFault.unavailableHtml());
        }
    }

    @Override
    public <T> Lookup<T> await(CompletionStage<Lookup<T>> answer) {
        return patience.await(answer);
    }

    @AfterEach
    void close() {
        roblox.close();
    }
}
