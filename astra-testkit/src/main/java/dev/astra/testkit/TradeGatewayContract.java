package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.trading.gateway.AccountOutcome;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.DetailsOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.value.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The clauses of {@link TradeGateway} as tests. An adapter's test class implements this interface. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface TradeGatewayContract {
    /** The account of the site that {@link #gatewayTo} is given. */
    PlayerId ME = new PlayerId(22);

    /** Somebody else. */
    PlayerId PARTNER = new PlayerId(11);

    /** A gateway to this site, signed in as {@link #ME}. Called once per test. */
    TradeGateway gatewayTo(TradingSite site) throws Exception;

    /** The next request fails as if the site were down for a moment, and is not carried out. */
    void breakNextRequest();

    /** The next request is carried out, and its answer is lost. */
    void loseNextAnswer();

    /** The site accepts the session no more. */
    void endSession();

    /** How many requests reached the site so far. */
    int requests();

    /** An open trade of {@link #ME} and {@link #PARTNER} with one copy and some Robux on each side. */
    static TradeDetails trade(long number) {
        return new TradeDetails(
                new TradeId(number),
                TradeStatus.OPEN,
                Optional.of(VirtualTime.START.plusSeconds(86_400)),
                new TradeParty(ME, List.of(copy(number * 2)), 5),
                new TradeParty(PARTNER, List.of(copy(number * 2 + 1)), 7));
    }

    /** A copy of an item, both numbered by this number. */
    static Copy copy(long number) {
        return new Copy(new CopyId(Long.toString(500_000 + number)), new ItemId(1_000_000 + number), false);
    }

    /** A site whose clock stands, with so many open trades. */
    static TradingSite site(int trades) {
        TradingSite site = new TradingSite(ME, () -> VirtualTime.START);
        LongStream.rangeClosed(1, trades).mapToObj(TradeGatewayContract::trade).forEach(site::put);
        return site;
    }

    @Test
    default void tellsWhoseSessionItIs() throws Exception {
        assertThat(gatewayTo(site(0)).account()).isEqualTo(new AccountOutcome.SignedIn(ME));
    }

    @Test
    default void listsAllOpenTradesNewestFirst() throws Exception {
        TradingSite site = site(230);
        site.set(new TradeId(100), TradeStatus.DECLINED);
        TradeGateway gateway = gatewayTo(site);
        List<Long> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            PageOutcome.Page page = (PageOutcome.Page) gateway.outbound(cursor);
            page.trades().stream().map(ListedTrade::id).map(TradeId::value).forEach(seen::add);
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.iterate(230, id -> id - 1)
                        .limit(230)
                        .filter(id -> id != 100)
                        .boxed()
                        .toList());
    }

    @Test
    default void aListedTradeNamesPartnerEndAndStatus() throws Exception {
        TradeGateway gateway = gatewayTo(site(1));
        assertThat(gateway.outbound(Optional.empty()))
                .isInstanceOfSatisfying(
                        PageOutcome.Page.class,
                        page -> assertThat(page.trades())
                                .containsExactly(new ListedTrade(
                                        new TradeId(1),
                                        PARTNER,
                                        VirtualTime.START.plusSeconds(86_400),
                                        TradeStatus.OPEN)));
    }

    @Test
    default void readsWhatBothGive() throws Exception {
        assertThat(gatewayTo(site(3)).details(new TradeId(2)))
                .isInstanceOfSatisfying(DetailsOutcome.Found.class, found -> {
                    assertThat(found.details().of(ME)).contains(trade(2).one());
                    assertThat(found.details().partnerOf(ME)).contains(trade(2).other());
                    assertThat(found.details().status()).isEqualTo(TradeStatus.OPEN);
                });
    }

    @Test
    default void aTradeThatIsNotThereIsGone() throws Exception {
        TradeGateway gateway = gatewayTo(site(1));
        assertThat(gateway.details(new TradeId(9))).isEqualTo(new DetailsOutcome.Gone());
        assertThat(gateway.decline(new TradeId(9))).isEqualTo(new DeclineOutcome.Gone());
    }

    @Test
    default void declinesOnce() throws Exception {
        TradingSite site = site(2);
        TradeGateway gateway = gatewayTo(site);
        assertThat(gateway.decline(new TradeId(2))).isEqualTo(new DeclineOutcome.Declined());
        assertThat(gateway.decline(new TradeId(2))).isEqualTo(new DeclineOutcome.NotOpen());
        assertThat(site.declined()).containsExactly(new TradeId(2));
        assertThat(gateway.details(new TradeId(2)))
                .isInstanceOfSatisfying(
                        DetailsOutcome.Found.class,
                        found -> assertThat(found.details().status()).isEqualTo(TradeStatus.DECLINED));
    }

    @Test
    default void clause2AFailureIsNoAnswerAndPasses() throws Exception {
        TradingSite site = site(1);
        TradeGateway gateway = gatewayTo(site);
        breakNextRequest();
        assertThatThrownBy(() -> gateway.outbound(Optional.empty())).isInstanceOf(UnavailableException.class);
        assertThat(gateway.outbound(Optional.empty())).isInstanceOf(PageOutcome.Page.class);
    }

    @Test
    default void clause3ALostAnswerLeavesTheTradeDeclinedAndIsNotRepeated() throws Exception {
        TradingSite site = site(1);
        TradeGateway gateway = gatewayTo(site);
        gateway.decline(new TradeId(9)); // so that the next one needs no other request before
        loseNextAnswer();
        int before = requests();
        assertThatThrownBy(() -> gateway.decline(new TradeId(1))).isInstanceOf(UnavailableException.class);
        assertThat(requests()).isEqualTo(before + 1);
        assertThat(site.declined()).containsExactly(new TradeId(1));
    }

    @Test
    default void readsInventoriesToTheirEnd() throws Exception {
        TradingSite site = site(0);
        List<Copy> many = LongStream.rangeClosed(1, 250)
                .mapToObj(TradeGatewayContract::copy)
                .toList();
        site.own(PARTNER, many);
        assertThat(gatewayTo(site).inventory(PARTNER)).isEqualTo(new InventoryOutcome.Owned(many));
    }

    @Test
    default void tellsCopiesOnHold() throws Exception {
        TradingSite site = site(0);
        Copy held = new Copy(new CopyId("77"), new ItemId(7), true);
        site.own(ME, List.of(held));
        assertThat(gatewayTo(site).inventory(ME)).isEqualTo(new InventoryOutcome.Owned(List.of(held)));
    }

    @Test
    default void aHiddenInventoryIsNotAnEmptyOne() throws Exception {
        TradingSite site = site(1);
        site.hide(PARTNER, true);
        TradeGateway gateway = gatewayTo(site);
        assertThat(gateway.inventory(PARTNER)).isEqualTo(new InventoryOutcome.Hidden());
        assertThat(gateway.inventory(new PlayerId(404))).isEqualTo(new InventoryOutcome.NoSuchPlayer());
    }

    @Test
    default void clause1ADeadSessionStopsEverything() throws Exception {
        TradeGateway gateway = gatewayTo(site(1));
        endSession();
        assertThat(gateway.account()).isInstanceOf(AccountOutcome.Stopped.class);
        assertThat(gateway.outbound(Optional.empty())).isInstanceOf(PageOutcome.Stopped.class);
        assertThat(gateway.details(new TradeId(1))).isInstanceOf(DetailsOutcome.Stopped.class);
        assertThat(gateway.decline(new TradeId(1))).isInstanceOf(DeclineOutcome.Stopped.class);
        assertThat(gateway.inventory(ME)).isInstanceOf(InventoryOutcome.Stopped.class);
    }
}
