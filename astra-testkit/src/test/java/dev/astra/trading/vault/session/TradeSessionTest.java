package dev.astra.trading.vault.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.session.SessionAction.Accept;
import dev.astra.trading.vault.session.SessionAction.Alert;
import dev.astra.trading.vault.session.SessionAction.Ask;
import dev.astra.trading.vault.session.SessionAction.AskGame;
import dev.astra.trading.vault.session.SessionAction.Confirm;
import dev.astra.trading.vault.session.SessionAction.Decline;
import dev.astra.trading.vault.session.SessionAction.DeclinePlayer;
import dev.astra.trading.vault.session.SessionAction.Forget;
import dev.astra.trading.vault.session.SessionAction.Keep;
import dev.astra.trading.vault.session.SessionAction.Put;
import dev.astra.trading.vault.session.SessionAction.Ready;
import dev.astra.trading.vault.session.SessionAction.Reject;
import dev.astra.trading.vault.session.SessionAction.Say;
import dev.astra.trading.vault.session.SessionAction.Send;
import dev.astra.trading.vault.session.SessionAction.Unready;
import dev.astra.trading.vault.session.SessionEvent.Answered;
import dev.astra.trading.vault.session.SessionEvent.BagSeen;
import dev.astra.trading.vault.session.SessionEvent.Noted;
import dev.astra.trading.vault.session.SessionEvent.OfferSeen;
import dev.astra.trading.vault.session.SessionEvent.Over;
import dev.astra.trading.vault.session.SessionEvent.Requested;
import dev.astra.trading.vault.session.SessionEvent.Started;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeSessionTest {
    private static final BotId BOT = new BotId("bot");
    private static final PlayerId ANN = new PlayerId(1);
    private static final PlayerId BOB = new PlayerId(2);
    private static final ServerTradeId ONE = new ServerTradeId("one");
    private static final TradeKey KEY = new TradeKey(BOT, ONE);
    private static final Item CAT = Item.of("Huge Cat");
    private static final TradeCode CODE = new TradeCode("amber-falcon-427");
    private static final Side CATS = Side.of(Bundle.of(CAT, 2));
    private static final GameEnding DECLINED = new GameEnding.Declined();

    private final Map<TradeKey, Report> journal = new LinkedHashMap<>();
    private Duration now = Duration.ZERO;
    private TradeSession session = session(List.of());

    private static TradeSession session(Collection<Report> kept) {
        return new TradeSession(
                BOT,
                bundle -> bundle.pieces() > 3 ? Optional.of("too many") : Optional.empty(),
                SessionTiming.STANDARD,
                kept);
    }

    private List<SessionAction> on(SessionEvent event) {
        return kept(session.on(event, now));
    }

    private List<SessionAction> after(Duration time) {
        now = now.plus(time);
        return kept(session.tick(now));
    }

    private List<SessionAction> kept(List<SessionAction> actions) {
        for (SessionAction action : actions) {
            if (action instanceof Keep keep) {
                journal.put(keep.report().key(), keep.report());
            } else if (action instanceof Forget forget) {
                journal.remove(forget.key());
            }
        }
        return actions;
    }

    private static <A extends SessionAction> List<A> of(Class<A> type, List<SessionAction> actions) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static boolean has(Class<? extends SessionAction> type, List<SessionAction> actions) {
        return actions.stream().anyMatch(type::isInstance);
    }

    private static String said(List<SessionAction> actions) {
        return of(Say.class, actions).stream().map(Say::text).reduce("", (a, b) -> a + " " + b);
    }

    private void begin() {
        on(new Requested(ANN));
        assertThat(after(Duration.ofSeconds(1))).containsExactly(new Accept(ANN));
        assertThat(on(new Started(ANN, ONE))).contains(new Ask(KEY, ANN));
    }

    private void deposit() {
        begin();
        on(new Answered(KEY, new OpenAnswer.Deposit(CODE)));
    }

    private List<SessionAction> offer(Side side, boolean ready) {
        return on(new OfferSeen(ONE, side, ready));
    }

    @Test
    @Covers("P-190")
    void whatIsNotUnderstoodIsRejected() {
        for (OpenAnswer answer :
                List.of(new OpenAnswer.NotUnderstood("Gift"), new OpenAnswer.UnknownPlayer(), new OpenAnswer.Busy())) {
            session = session(List.of());
            journal.clear();
            begin();
            List<SessionAction> actions = on(new Answered(KEY, answer));
            assertThat(actions).as("%s", answer).contains(new Decline(ONE));
            assertThat(said(actions)).isNotBlank();
            assertThat(offer(CATS, true)).isEmpty();
        }
    }

    @Test
    @Covers("P-190")
    void aVaultThatDoesNotAnswerIsAskedThreeTimes() {
        begin();
        for (int attempt = 1; attempt < 3; attempt++) {
            assertThat(on(new Answered(KEY, new OpenAnswer.NoAnswer()))).isEmpty();
            assertThat(after(Duration.ofSeconds(1))).contains(new Ask(KEY, ANN));
        }
        assertThat(on(new Answered(KEY, new OpenAnswer.NoAnswer()))).contains(new Decline(ONE));
    }

    @Test
    @Covers("P-192")
    void aTradeIsDeclinedAfterSixtySeconds() {
        deposit();
        assertThat(has(Decline.class, after(Duration.ofSeconds(60).minusMillis(1))))
                .isFalse();
        assertThat(after(Duration.ofMillis(1))).contains(new Decline(ONE));
    }

    @Test
    @Covers("P-192")
    void theBotConfirmsEverySecondForFifteenSeconds() {
        deposit();
        assertThat(offer(CATS, true)).contains(new Ready(CATS), new Confirm(CATS));
        for (int second = 1; second < 15; second++) {
            assertThat(after(Duration.ofMillis(500))).as("second %s", second).isEmpty();
            assertThat(after(Duration.ofMillis(500))).as("second %s", second).contains(new Confirm(CATS));
        }
        assertThat(after(Duration.ofSeconds(1))).contains(new Unready(), new Decline(ONE));
    }

    @Test
    void aTradeWhoseIdTheGameDoesNotTellIsGivenUpAfterTenSeconds() {
        on(new Requested(ANN));
        after(Duration.ofSeconds(1));
        assertThat(after(Duration.ofSeconds(10).minusMillis(1))).isEmpty();
        assertThat(after(Duration.ofMillis(1))).containsExactly(new DeclinePlayer(ANN));
        assertThat(on(new Started(ANN, ONE))).containsExactly(new Decline(ONE));
    }

    @Test
    void theIdOfTheFormerTradeIsNotTakenForTheNext() {
        deposit();
        on(new Over(ONE, DECLINED));
        on(new Noted(KEY, new EndAnswer.Acknowledged()));
        on(new Requested(BOB));
        after(Duration.ofSeconds(1));
        assertThat(on(new Started(BOB, ONE))).isEmpty();
        assertThat(on(new Started(BOB, new ServerTradeId("two"))))
                .contains(new Ask(new TradeKey(BOT, new ServerTradeId("two")), BOB));
    }

    @Test
    @Covers("P-193")
    void requestsWaitInTheirOrderAndNoneIsLost() {
        deposit();
        for (int player = 10; player < 60; player++) {
            on(new Requested(new PlayerId(player)));
            on(new Requested(new PlayerId(10)));
        }
        assertThat(session.waiting()).isEqualTo(50);
        on(new Over(ONE, DECLINED));
        List<PlayerId> served = new ArrayList<>();
        while (session.waiting() > 0) {
            of(Accept.class, after(Duration.ofSeconds(1))).forEach(accept -> {
                served.add(accept.player());
                on(new SessionEvent.RequestGone(accept.player()));
            });
        }
        assertThat(served).hasSize(50).isSorted();
        for (int player = 1; player <= 1000; player++) {
            assertThat(on(new Requested(new PlayerId(player)))).isEmpty();
        }
        assertThat(on(new Requested(new PlayerId(5_000)))).containsExactly(new Reject(new PlayerId(5_000)));
    }

    @Test
    @Covers("P-194")
    void whatTheBotCannotRecognizeIsRefusedAndNeverCreditedAsNothing() {
        deposit();
        Side side = new Side(List.of(Slot.of(CAT), Slot.unidentified("picture 9")), 0);
        List<SessionAction> actions = offer(side, true);
        assertThat(has(Ready.class, actions)).isFalse();
        assertThat(said(actions)).contains("cannot recognize");
        assertThat(offer(Side.EMPTY, true)).noneMatch(Ready.class::isInstance);
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(side, Side.EMPTY)));
        Handover told = of(Send.class, over)
                .get(0)
                .report()
                .end()
                .orElseThrow()
                .handover()
                .orElseThrow();
        assertThat(told.pieces()).hasSize(2).anyMatch(piece -> piece.name().equals("? picture 9"));
    }

    @Test
    @Covers("P-195")
    void aPlayerWhoChangesTheirSideIsLookedAtAnew() {
        deposit();
        assertThat(offer(CATS, true)).contains(new Ready(CATS));
        Side other = Side.of(Bundle.of(CAT, 1));
        assertThat(offer(other, false)).containsExactly(new Unready());
        assertThat(after(Duration.ofSeconds(1))).noneMatch(Confirm.class::isInstance);
        assertThat(offer(other, true)).contains(new Ready(other));
        Side many = Side.of(Bundle.of(CAT, 4));
        List<SessionAction> actions = offer(many, true);
        assertThat(actions).contains(new Unready()).noneMatch(Ready.class::isInstance);
        assertThat(said(actions)).contains("too many");
        assertThat(after(Duration.ofSeconds(1))).noneMatch(Confirm.class::isInstance);
    }

    @Test
    @Covers({"P-196", "P-197"})
    void aWithdrawalIsPutInAsFarAsItIsThereAndTheCodeIsSaid() {
        Bundle wanted = Bundle.of(CAT, 3).withGems(100);
        begin();
        List<SessionAction> first = on(new Answered(KEY, new OpenAnswer.Withdraw(CODE, wanted)));
        assertThat(said(first)).contains("amber-falcon-427");
        List<SessionAction> part = on(new BagSeen(Bundle.of(CAT, 2)));
        assertThat(part).contains(new Put(Bundle.of(CAT, 2)));
        assertThat(said(part)).contains("only a part");
        assertThat(has(Ready.class, offer(CATS, true))).isFalse();
        assertThat(offer(Side.EMPTY, true)).contains(new Ready(Side.EMPTY));
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(Side.EMPTY, CATS)));
        assertThat(of(Send.class, over).get(0).report().end().orElseThrow().handover())
                .contains(Handover.of(Bundle.of(CAT, 2)));
        assertThat(has(Alert.class, over)).isFalse();
    }

    @Test
    @Covers("P-196")
    void aBotThatHasNoneOfItSendsThePlayerOn() {
        begin();
        on(new Answered(KEY, new OpenAnswer.Withdraw(CODE, Bundle.of(CAT, 3))));
        List<SessionAction> none = on(new BagSeen(Bundle.NOTHING));
        assertThat(none).contains(new Decline(ONE)).noneMatch(Put.class::isInstance);
        assertThat(said(none)).contains("another bot");
    }

    @Test
    @Covers("P-191")
    void anEndIsToldUntilTheVaultHasTakenNoteOfIt() {
        deposit();
        offer(CATS, true);
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(CATS, Side.EMPTY)));
        assertThat(over.get(0)).isInstanceOf(Keep.class);
        Report report = of(Send.class, over).get(0).report();
        assertThat(on(new Over(ONE, new GameEnding.Completed(CATS, Side.EMPTY))))
                .isEmpty();
        List<Duration> times = new ArrayList<>();
        for (int second = 1; second <= 200; second++) {
            if (after(Duration.ofSeconds(1)).contains(new Send(report))) {
                times.add(Duration.ofSeconds(second));
            }
            on(new Noted(KEY, new EndAnswer.NoAnswer()));
        }
        assertThat(times.stream().map(Duration::toSeconds)).containsExactly(1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L);
        assertThat(on(new Noted(KEY, new EndAnswer.Acknowledged()))).containsExactly(new Forget(KEY));
        assertThat(journal).isEmpty();
        assertThat(after(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    @Covers("P-191")
    void aClientThatWasStartedAnewAsksTheGameAndTellsTheVault() {
        deposit();
        offer(CATS, true);
        session = session(List.copyOf(journal.values()));
        now = Duration.ZERO;
        assertThat(after(Duration.ZERO)).containsExactly(new AskGame(ONE));
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(CATS, Side.EMPTY)));
        assertThat(of(Send.class, over).get(0).report().end().orElseThrow().handover())
                .contains(Handover.of(Bundle.of(CAT, 2)));
        session = session(List.copyOf(journal.values()));
        assertThat(has(Send.class, after(Duration.ZERO))).isTrue();
        List<SessionAction> rejected = on(new Noted(KEY, new EndAnswer.Rejected("no")));
        assertThat(of(Alert.class, rejected).get(0).text()).contains("no");
        assertThat(journal).isEmpty();
    }

    @Test
    void aTradeThatWasCompletedWhileItWasDeclinedCounts() {
        deposit();
        offer(CATS, true);
        assertThat(after(Duration.ofSeconds(15))).contains(new Decline(ONE));
        assertThat(after(Duration.ofSeconds(1))).contains(new Decline(ONE), new AskGame(ONE));
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(CATS, Side.EMPTY)));
        assertThat(of(Send.class, over).get(0).report().end().orElseThrow().handover())
                .isPresent();
    }

    @Test
    void goodsThatNobodyAgreedToAreTold() {
        begin();
        on(new Answered(KEY, new OpenAnswer.Withdraw(CODE, Bundle.of(CAT, 1))));
        List<SessionAction> over = on(new Over(ONE, new GameEnding.Completed(CATS, Side.EMPTY)));
        assertThat(has(Alert.class, over)).isTrue();
        assertThat(of(Send.class, over).get(0).report().end()).contains(Report.End.NOTHING);
    }
}
