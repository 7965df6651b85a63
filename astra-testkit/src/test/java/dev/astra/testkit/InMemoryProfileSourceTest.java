package dev.astra.testkit;

import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.ProfileSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

class InMemoryProfileSourceTest implements ProfileSourceContract {
    private InMemoryProfileSource source = new InMemoryProfileSource(new ProfileSite());

    @Override
    public ProfileSource sourceOf(ProfileSite site) {
        source = new InMemoryProfileSource(site);
        return source;
    }

    @Override
    public void breakNext(int lookups) {
        source.failNext(lookups, Optional.empty());
    }

    @Override
    public <T> Lookup<T> await(CompletionStage<Lookup<T>> answer) {
        return answer.toCompletableFuture().join();
    }
}
