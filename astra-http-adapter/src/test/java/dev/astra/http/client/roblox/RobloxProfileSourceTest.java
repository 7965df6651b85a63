package dev.astra.http.client.roblox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.account.CachedProfiles;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RobloxProfileSourceTest {
    private static final String NAMES = "POST /v1/usernames/users";

    private final Patience patience = new Patience();
    private final ProfileSite site = new ProfileSite();
    private final FakeRoblox roblox = FakeRoblox.start(site);
    private final RobloxProfileSource source = builder().build();
    private final Player cat = site.add(11, "Cat_11");

    private RobloxProfileSource.Builder builder() {
        return RobloxProfileSource.builder(patience.time()).baseUrl(roblox.baseUrl());
    }

    @AfterEach
    void close() {
        roblox.close();
    }

    @Test
    @Covers({"P-040", "P-033"})
    void asksTheExactInterfaceForNamesAndKeepsTheSpellingOfTheSite() {
        assertThat(patience.await(source.find("cAT_11"))).isEqualTo(new Lookup.Found<>(cat));
        assertThat(patience.await(source.find("Cat\"],\"usernames\":[\"Cat_11")))
                .isEqualTo(new Lookup.Absent<>());
        assertThat(roblox.requests()).containsExactly(NAMES, NAMES);
        site.ban(cat.id());
        assertThat(patience.await(source.find("Cat_11"))).isEqualTo(new Lookup.Absent<>());
    }

    @Test
    @Covers("P-044")
    void asksForAPngOfTheHeadOf420Pixels() {
        assertThat(patience.await(source.avatar(cat.id())))
                .isEqualTo(new Lookup.Found<>(ProfileSite.pictureOf(cat.id())));
        assertThat(roblox.requests())
                .containsExactly("GET /v1/users/avatar-headshot?userIds=11&size=420x420&format=Png&isCircular=false");
    }

    @Test
    @Covers("P-045")
    void aPictureThatIsBeingDrawnIsAskedForAFewTimesOnly() {
        site.drawAfter(cat.id(), 3);
        assertThat(patience.await(source.avatar(cat.id())))
                .isEqualTo(new Lookup.Found<>(ProfileSite.pictureOf(cat.id())));
        assertThat(roblox.requests()).hasSize(4);
        site.picture(cat.id(), ProfileSite.Picture.PENDING);
        roblox.forgetRequests();
        assertThat(patience.await(source.avatar(cat.id()))).isEqualTo(new Lookup.Absent<>());
        assertThat(roblox.requests()).hasSize(4);
    }

    @Test
    @Covers("P-046")
    void waitsTenSecondsForAnAnswerAndNoLonger() {
        List<Long> timeouts = new ArrayList<>();
        OkHttpClient own = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    timeouts.add(chain.call().timeout().timeoutNanos());
                    return chain.proceed(chain.request());
                })
                .build();
        patience.await(builder().client(own).build().find("Cat_11"));
        assertThat(timeouts).containsExactly(TimeUnit.SECONDS.toNanos(10));
        for (int i = 0; i < Inquiries.TRIES; i++) {
            roblox.failNext(ShopFault.silence());
        }
        RobloxProfileSource hasty = builder().timeout(Duration.ofMillis(200)).build();
        assertThat(patience.await(hasty.text(cat.id()))).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    @Covers("P-046")
    void asksNothingBeforeTheServiceSaysSo() {
        roblox.failNext(ShopFault.tooManyRequests("30"));
        assertThat(patience.await(source.find("Cat_11"))).isEqualTo(unavailable(Duration.ofSeconds(30)));
        patience.time().advance(Duration.ofSeconds(20));
        assertThat(patience.await(source.text(cat.id()))).isEqualTo(unavailable(Duration.ofSeconds(10)));
        assertThat(roblox.requests()).hasSize(1);
        assertThat(patience.await(source.avatar(cat.id())))
                .as("another service has not asked for a pause")
                .isInstanceOf(Lookup.Found.class);
        patience.time().advance(Duration.ofSeconds(10));
        assertThat(patience.await(source.find("Cat_11"))).isEqualTo(new Lookup.Found<>(cat));
    }

    private static Lookup<Player> unavailable(Duration hint) {
        return new Lookup.Unavailable<>(Optional.of(hint));
    }

    @Test
    void aShortPauseIsWaitedForAndWhatPassesIsTriedAgain() {
        roblox.failNext(ShopFault.tooManyRequests("1.5"));
        roblox.failNext(ShopFault.unavailableHtml());
        assertThat(patience.await(source.find("Cat_11"))).isEqualTo(new Lookup.Found<>(cat));
        assertThat(roblox.requests()).hasSize(Inquiries.TRIES);
        assertThat(patience.time().instant()).isAfterOrEqualTo(VirtualTime.START.plusMillis(1_500));
    }

    @Test
    void whatFailsIsTriedThreeTimes() {
        for (int i = 0; i < 4; i++) {
            roblox.failNext(ShopFault.unavailableHtml());
        }
        assertThat(patience.await(source.text(cat.id()))).isEqualTo(new Lookup.Unavailable<>(Optional.empty()));
        assertThat(roblox.requests()).hasSize(Inquiries.TRIES);
    }

    @Test
    void aRefusalIsNotTriedAgainAndAGoneAddressIsNoAbsentAccount() {
        roblox.failNext(ShopFault.forbiddenHtml());
        assertThat(patience.await(source.text(cat.id()))).isInstanceOf(Lookup.Unavailable.class);
        roblox.failNext(ShopFault.notFound());
        assertThat(patience.await(source.text(cat.id()))).isInstanceOf(Lookup.Unavailable.class);
        roblox.failNext(ShopFault.redirect(roblox.baseUrl()));
        assertThat(patience.await(source.find("Cat_11"))).isInstanceOf(Lookup.Unavailable.class);
        assertThat(roblox.requests()).hasSize(3);
    }

    @Test
    @Covers({"P-026", "P-047"})
    void aTextIsNeverTakenFromMemoryAndWhatIsSavedIsCounted() {
        CachedProfiles cached = new CachedProfiles(source, patience.time());
        for (int i = 0; i < 3; i++) {
            patience.await(cached.find(i == 0 ? "cat_11" : "CAT_11"));
            patience.await(cached.avatar(cat.id()));
            site.write(cat.id(), "text " + i);
            assertThat(patience.await(cached.text(cat.id()))).isEqualTo(new Lookup.Found<>("text " + i));
        }
        assertThat(roblox.requests().stream().filter(NAMES::equals)).hasSize(1);
        assertThat(roblox.requests()).hasSize(5);
        assertThat(List.of(cached.hits(), cached.misses(), cached.failures())).containsExactly(4L, 2L, 0L);
        roblox.failNext(ShopFault.forbiddenHtml());
        patience.await(cached.text(cat.id()));
        assertThat(cached.failures()).isEqualTo(1);
    }

    @Test
    void onlySoManyQuestionsAreUnderWay() {
        for (int i = 0; i < 8; i++) {
            roblox.failNext(ShopFault.silence());
        }
        List<CompletionStage<Lookup<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(source.text(cat.id()));
        }
        assertThat(asked.stream().filter(each -> each.toCompletableFuture().isDone()))
                .hasSize(8)
                .allMatch(each -> each.toCompletableFuture().join() instanceof Lookup.Unavailable);
    }

    @Test
    void anyAnswerIsUnderstoodOrUnavailable() {
        String[] bodies = {
            "",
            "null",
            "[]",
            "{}",
            "{\"data\":null}",
            "{\"data\":[null]}",
            "{\"data\":[{}]}",
            "{\"data\":{}}",
            "{\"data\":[{\"requestedUsername\":\"Cat_11\"}]}",
            "{\"data\":[{\"requestedUsername\":\"Cat_11\",\"id\":0,\"name\":\"x\"}]}",
            "{\"data\":[{\"requestedUsername\":\"Cat_11\",\"id\":\"11\",\"name\":\"\"}]}",
            "{\"data\":[{\"requestedUsername\":\"Cat_11\",\"id\":11,\"name\":\"" + "x".repeat(65) + "\"}]}",
            "{\"data\":[{\"targetId\":11,\"state\":\"Completed\",\"imageUrl\":\"javascript:alert(1)\"}]}",
            "{\"data\":[{\"targetId\":11,\"state\":\"Completed\",\"imageUrl\":\"http://plain.example.test/\"}]}",
            "{\"data\":[{\"targetId\":11,\"state\":\"Completed\",\"imageUrl\":\":::\"}]}",
            "{\"description\":5}",
            "{\"description\":",
            "\u0000",
            "[".repeat(2_000),
            "{\"errors\":[{\"code\":3}]}"
        };
        Cases.run(200, random -> {
            int status = new int[] {200, 200, 200, 204, 400, 403, 404, 410}[random.nextInt(8)];
            roblox.failNext(new ShopFault(
                    status, Map.of("Content-Type", "application/json"), bodies[random.nextInt(bodies.length)], false));
            Lookup<?> lookup = switch (random.nextInt(3)) {
                case 0 -> patience.await(source.find("Cat_11"));
                case 1 -> patience.await(source.text(cat.id()));
                default -> patience.await(source.avatar(cat.id()));
            };
            assertThat(lookup).isNotInstanceOf(Lookup.Found.class);
        });
    }

    @Test
    void aProfileIsReadOverHttpsOnly() {
        assertThatThrownBy(
                        () -> RobloxProfileSource.builder(patience.time()).baseUrl(URI.create("http://example.test")))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> builder().userAgent(" ")).hasMessageContaining("user agent");
    }
}
