package dev.astra.testkit;

import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Thread-safe. Profiles of a {@link ProfileSite} without a network: answers at once, counts, and fails as told. */
public final class InMemoryProfileSource implements ProfileSource {
    private final ProfileSite site;
    private final List<String> asked = new ArrayList<>();
    private int failures;
    private Optional<Duration> hint = Optional.empty();

    /** Profiles of a site. */
    public InMemoryProfileSource(ProfileSite site) {
        this.site = site;
    }

    /**
     * Has the next look-ups find the site unavailable.
     *
     * @param times how many
     * @param retryAfter what the site says, if anything
     */
    public synchronized void failNext(int times, Optional<Duration> retryAfter) {
        failures = times;
        hint = retryAfter;
    }

    /** The look-ups so far: {@code find NAME}, {@code text NUMBER}, {@code avatar NUMBER}. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Lookup<Player>> find(String name) {
        return answer("find " + name, () -> site.find(name, false));
    }

    @Override
    public CompletionStage<Lookup<String>> text(PlayerId player) {
        return answer("text " + player, () -> site.text(player));
    }

    @Override
    public CompletionStage<Lookup<URI>> avatar(PlayerId player) {
        return answer(
                "avatar " + player,
                () -> site.look(player)
                        .filter(ProfileSite.Picture.COMPLETED::equals)
                        .map(drawn -> ProfileSite.pictureOf(player)));
    }

    private synchronized <T> CompletionStage<Lookup<T>> answer(String question, Supplier<Optional<T>> finding) {
        asked.add(question);
        if (failures > 0) {
            failures--;
            return CompletableFuture.completedStage(new Lookup.Unavailable<>(hint));
        }
        return CompletableFuture.completedStage(
                finding.get().<Lookup<T>>map(Lookup.Found::new).orElseGet(Lookup.Absent::new));
    }
}
