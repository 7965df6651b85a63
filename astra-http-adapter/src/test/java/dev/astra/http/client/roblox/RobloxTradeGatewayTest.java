package dev.astra.http.client.roblox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.TradeGatewayContract;
import dev.astra.testkit.TradingSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.AccountOutcome;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.DetailsOutcome;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.value.ItemId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RobloxTradeGatewayTest {
    private static final Secret COOKIE = Secret.of("made-up-session");

    private final VirtualTime time = new VirtualTime();
    private final TradingSite site = TradeGatewayContract.site(5);
    private final FakeRoblox roblox = FakeRoblox.start(site, COOKIE);
    private final RobloxTradeGateway gateway = at(roblox.baseUrl()).build();

    private RobloxTradeGateway.Builder at(URI url) {
        return RobloxTradeGateway.builder(COOKIE).baseUrl(url).pause(time).clock(time);
    }

    @AfterEach
    void close() {
        roblox.close();
    }

    @Test
    @Covers("A-192")
    void aTokenThatIsRefusedIsReplacedOnceAndKept() throws Exception {
        assertThat(gateway.decline(id(1))).isInstanceOf(DeclineOutcome.Declined.class);
        assertThat(roblox.requests()).hasSize(2);
        assertThat(gateway.decline(id(2))).isInstanceOf(DeclineOutcome.Declined.class);
        assertThat(roblox.requests()).hasSize(3);
        roblox.changeToken();
        assertThat(gateway.decline(id(3))).isInstanceOf(DeclineOutcome.Declined.class);
        assertThat(roblox.requests()).hasSize(5);
        assertThat(site.declined()).containsExactly(id(1), id(2), id(3));
    }

    @Test
    @Covers("A-192")
    void aTokenThatIsRefusedTwiceIsAFailureThatPasses() throws Exception {
        ShopFault refusal =
                fault(403, "{\"errors\":[{\"code\":0,\"message\":\"any words\"}]}", Map.of("x-csrf-token", "t"));
        roblox.failNext(refusal);
        roblox.failNext(refusal);
        assertThatThrownBy(() -> gateway.decline(id(1))).isInstanceOf(UnavailableException.class);
        assertThat(roblox.requests()).hasSize(2);
        assertThat(site.declined()).isEmpty();
    }

    @Test
    void aRefusalWithoutATokenIsNotTakenForOne() throws Exception {
        roblox.failNext(fault(403, "{\"errors\":[{\"code\":0,\"message\":\"Token Validation Failed\"}]}", Map.of()));
        assertThat(gateway.decline(id(1))).isInstanceOf(DeclineOutcome.Refused.class);
        assertThat(roblox.requests()).hasSize(1);
    }

    @Test
    @Covers("A-193")
    void aDeclineCarriesTheSession() throws Exception {
        RobloxTradeGateway stranger = RobloxTradeGateway.builder(Secret.of("another"))
                .baseUrl(roblox.baseUrl())
                .pause(time)
                .build();
        assertThat(stranger.decline(id(1))).isEqualTo(new DeclineOutcome.Stopped(SessionStop.SIGNED_OUT));
        assertThat(gateway.decline(id(1))).isInstanceOf(DeclineOutcome.Declined.class);
    }

    @Test
    @Covers("A-193")
    void nothingButTheSitesWordMakesADeclineDone() throws Exception {
        for (ShopFault doubt : List.of(
                ShopFault.unavailableHtml(),
                new ShopFault(200, Map.of("Content-Type", "text/html"), "<html>", false),
                ShopFault.tooManyRequests(),
                ShopFault.silence())) {
            roblox.failNext(doubt);
            RobloxTradeGateway hurried =
                    at(roblox.baseUrl()).timeout(Duration.ofMillis(300)).build();
            assertThatThrownBy(() -> hurried.decline(id(1))).as("%s", doubt).isInstanceOf(UnavailableException.class);
        }
        assertThat(site.declined()).isEmpty();
    }

    @Test
    void aRefusalOfTheSiteIsToldInOurWords() throws Exception {
        roblox.failNext(ShopFault.json(400, "{\"errors\":[{\"code\":4,\"message\":\"CANARY\"}]}"));
        assertThat(gateway.decline(id(1)))
                .isEqualTo(new DeclineOutcome.Refused("this account may not decline it (code 4)"));
        roblox.failNext(ShopFault.json(400, "{\"errors\":[{\"code\":7}]}"));
        assertThat(gateway.decline(id(1))).isEqualTo(new DeclineOutcome.Refused("this account may not trade (code 7)"));
        roblox.failNext(ShopFault.json(400, "{\"errors\":[{\"code\":23}]}"));
        assertThat(gateway.decline(id(1))).isEqualTo(new DeclineOutcome.Stopped(SessionStop.TWO_STEP));
        roblox.failNext(ShopFault.json(400, "{\"errors\":[{\"code\":99}]}"));
        assertThatThrownBy(() -> gateway.decline(id(1))).isInstanceOf(RejectedException.class);
    }

    @Test
    void whatWantsAPersonStopsAndIsNotWorkedAround() throws Exception {
        roblox.failNext(FakeRoblox.challenge("chef"));
        assertThat(gateway.decline(id(1))).isEqualTo(new DeclineOutcome.Stopped(SessionStop.CHALLENGE));
        roblox.failNext(FakeRoblox.challenge("twostepverification"));
        assertThat(gateway.account()).isEqualTo(new AccountOutcome.Stopped(SessionStop.TWO_STEP));
        roblox.failNext(fault(
                403,
                "{\"errors\":[{\"message\":\"Challenge is required to authorize the request\"}]}",
                Map.of("x-csrf-token", "t")));
        assertThat(gateway.decline(id(1))).isEqualTo(new DeclineOutcome.Stopped(SessionStop.CHALLENGE));
        assertThat(roblox.requests()).hasSize(3);
        assertThat(gateway.account()).isInstanceOf(AccountOutcome.SignedIn.class);
    }

    @Test
    @Covers("A-212")
    void afterTheCookieWasRefusedNothingIsAskedAnyMore() throws Exception {
        roblox.endSession();
        assertThat(gateway.account()).isEqualTo(new AccountOutcome.Stopped(SessionStop.SIGNED_OUT));
        roblox.beginSession(COOKIE);
        for (int i = 0; i < 5; i++) {
            assertThat(gateway.outbound(Optional.empty())).isInstanceOf(PageOutcome.Stopped.class);
        }
        assertThat(roblox.requests()).hasSize(1);
    }

    @Test
    void aRedirectToTheLoginMeansSignedOutAndAnotherIsRefused() throws Exception {
        roblox.failNext(ShopFault.redirect(URI.create("https://www.roblox.test/elsewhere")));
        assertThatThrownBy(gateway::account).isInstanceOf(RejectedException.class);
        roblox.failNext(ShopFault.redirect(URI.create("https://www.roblox.test/NewLogin?x")));
        assertThat(gateway.account()).isEqualTo(new AccountOutcome.Stopped(SessionStop.SIGNED_OUT));
    }

    @Test
    @Covers("A-213")
    void anAddressThatIsGoneIsAClearErrorAndAskedOnce() {
        for (int status : List.of(404, 410)) {
            for (Ask ask : List.<Ask>of(
                    gateway::account,
                    () -> gateway.outbound(Optional.empty()),
                    () -> gateway.details(id(1)),
                    () -> gateway.decline(id(1)),
                    () -> gateway.inventory(TradeGatewayContract.ME))) {
                roblox.forgetRequests();
                roblox.failNext(ShopFault.json(status, "{\"errors\":[{\"code\":0,\"message\":\"\"}]}"));
                assertThatThrownBy(ask::ask)
                        .isInstanceOf(RejectedException.class)
                        .hasMessageContaining("the address is gone");
                assertThat(roblox.requests()).hasSize(1);
            }
        }
    }

    @Test
    @Covers("A-191")
    void tooManyRequestsTellsWhenThereIsRoomAgain() throws Exception {
        roblox.failNext(ShopFault.tooManyRequests("7"));
        assertThat(busy()).contains(Duration.ofSeconds(7));
        roblox.failNext(ShopFault.tooManyRequests());
        assertThat(busy()).isEmpty();
        roblox.failNext(FakeRoblox.tooManyRequests(40));
        assertThat(busy()).contains(Duration.ofSeconds(40));
        long before = time.nanos();
        gateway.account();
        assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    @Covers("A-191")
    void requestsAreASecondApart() throws Exception {
        long before = time.nanos();
        gateway.account();
        gateway.outbound(Optional.empty());
        gateway.details(id(1));
        assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    @Covers("A-214")
    void readsBothShapesAndCopiesOnHold() throws Exception {
        Copy held = new Copy(new CopyId("9001"), new ItemId(33), true);
        TradeDetails trade = new TradeDetails(
                id(90),
                TradeStatus.OPEN,
                Optional.empty(),
                new TradeParty(TradeGatewayContract.ME, List.of(held), 0),
                new TradeParty(TradeGatewayContract.PARTNER, List.of(), 250));
        site.put(trade);
        RobloxTradeGateway second = at(roblox.baseUrl()).detailsVersion(2).build();
        DetailsOutcome.Found found = (DetailsOutcome.Found) second.details(id(90));
        assertThat(roblox.requests()).containsExactly("GET /v2/trades/90");
        assertThat(found.details().of(TradeGatewayContract.ME))
                .contains(new TradeParty(
                        TradeGatewayContract.ME,
                        List.of(new Copy(new CopyId("instance-9001"), new ItemId(33), true)),
                        0));
        assertThat(found.details()
                        .partnerOf(TradeGatewayContract.ME)
                        .orElseThrow()
                        .robux())
                .isEqualTo(250);
        DetailsOutcome.Found first = (DetailsOutcome.Found) gateway.details(id(1));
        assertThat(first.details().one().player()).isEqualTo(TradeGatewayContract.PARTNER);
        assertThat(first.details().of(TradeGatewayContract.ME))
                .contains(TradeGatewayContract.trade(1).one());
    }

    @Test
    void aCursorThatTheSiteForgotIsLost() throws Exception {
        for (int trade = 6; trade <= 150; trade++) {
            site.put(TradeGatewayContract.trade(trade));
        }
        PageOutcome.Page page = (PageOutcome.Page) gateway.outbound(Optional.empty());
        roblox.loseCursors();
        assertThat(gateway.outbound(page.next())).isInstanceOf(PageOutcome.CursorLost.class);
    }

    @Test
    void aPageThatLeadsToItselfIsGivenUp() {
        String circle = "{\"nextPageCursor\":\"round\",\"data\":[]}";
        for (int i = 0; i < 3; i++) {
            roblox.failNext(ShopFault.json(200, circle));
        }
        assertThatThrownBy(() -> gateway.outbound(Optional.of("round"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> gateway.inventory(TradeGatewayContract.ME)).isInstanceOf(UnavailableException.class);
        assertThat(roblox.requests()).hasSize(3);
    }

    @Test
    void anotherTradeThanTheOneAskedForIsNotBelieved() {
        roblox.failNext(ShopFault.json(200, "{\"id\":2,\"offers\":[]}"));
        assertThatThrownBy(() -> gateway.details(id(1))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void theCookieGoesNowhereInClear() {
        assertThatThrownBy(() -> at(URI.create("http://trades.example.test/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> RobloxTradeGateway.builder(Secret.of("two; parts CANARY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void anInterruptEndsACallThatWaits() throws Exception {
        roblox.failNext(ShopFault.silence());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> RobloxTradeGateway.builder(COOKIE)
                        .baseUrl(roblox.baseUrl())
                        .pause(wait -> {})
                        .client(new OkHttpClient())
                        .build()
                        .account())
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private Optional<Duration> busy() {
        return catchThrowableOfType(UnavailableException.class, gateway::account)
                .retryAfter();
    }

    private static TradeId id(long number) {
        return new TradeId(number);
    }

    private static ShopFault fault(int status, String body, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new ShopFault(status, all, body, false);
    }

    private interface Ask {
        Object ask() throws Exception;
    }
}
