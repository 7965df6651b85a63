package dev.astra.trading.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.InMemoryProfileSource;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.PlayerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final Player CAT = new Player(new PlayerId(11), "Cat_11");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Store store = open();

    private Store open() {
        return Store.builder(journal)
                .clock(time, time::nanos)
                .random(new Random(1))
                .open(AuditLog.TABLES, Accounts.TABLES);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Accounts accounts() {
        return new Accounts(store);
    }

    private PendingLink start(UserId user) {
        return start(user, CAT);
    }

    private PendingLink start(UserId user, Player player) {
        return accounts().start(user, player).fold(StartOutcome.Started::pending, already -> fail(), taken -> fail());
    }

    private static PendingLink fail() {
        throw new AssertionError("expected a code");
    }

    private static Lookup<String> shows(PendingLink pending) {
        return new Lookup.Found<>("hello " + pending.code().text() + " bye");
    }

    private static String word(ConfirmOutcome outcome) {
        return outcome.fold(
                linked -> "linked " + linked.link().player().name(),
                none -> "none",
                expired -> "expired",
                code -> "code not found",
                later -> "later " + later.retryAfter(),
                taken -> "taken",
                tooMany -> "too many, " + tooMany.left());
    }

    @Test
    @Covers({"P-022", "P-024"})
    void aCodeHoldsTenMinutesAndOnce() {
        PendingLink pending = start(ANN);
        time.advance(Duration.ofMinutes(10));
        assertThat(word(accounts().confirm(pending, shows(pending)))).isEqualTo("linked Cat_11");
        assertThat(word(accounts().confirm(pending, shows(pending)))).isEqualTo("none");
        accounts().unlink(ANN);
        PendingLink late = start(ANN);
        time.advance(Duration.ofMinutes(10).plusMillis(1));
        assertThat(word(accounts().confirm(late, shows(late)))).isEqualTo("expired");
        assertThat(word(accounts().confirm(late, shows(late)))).isEqualTo("none");
    }

    @Test
    @Covers("P-023")
    void anotherCodeEndsTheFirst() {
        PendingLink first = start(ANN);
        PendingLink second = start(ANN);
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(word(accounts().confirm(first, shows(first)))).isEqualTo("none");
        assertThat(word(accounts().confirm(second, shows(second)))).isEqualTo("linked Cat_11");
    }

    @Test
    @Covers("P-025")
    void aCodeAndALinkSurviveARestart() {
        PendingLink pending = start(ANN);
        store.close();
        store = open();
        assertThat(word(accounts().confirm(pending, shows(pending)))).isEqualTo("linked Cat_11");
        store.close();
        store = open();
        assertThat(store.read(view -> Accounts.find(view, CAT.id())).map(Link::user))
                .contains(ANN);
    }

    @Test
    @Covers("P-031")
    void whoHasAnAccountGetsNoCode() {
        PendingLink pending = start(ANN);
        accounts().confirm(pending, shows(pending));
        String outcome = accounts()
                .start(ANN, new Player(new PlayerId(12), "Dog"))
                .fold(started -> "started", already -> already.link().player().name(), taken -> "taken");
        assertThat(outcome).isEqualTo("Cat_11");
    }

    @Test
    @Covers("P-032")
    void ofTwoWhoProveOneAccountAtOnceOneGetsIt() {
        Cases.run(30, random -> {
            try (Store own = Store.open(new InMemoryJournal(), AuditLog.TABLES, Accounts.TABLES)) {
                Accounts service = new Accounts(own);
                List<PendingLink> all = new ArrayList<>();
                for (long user = 1; user <= 4; user++) {
                    service.start(new UserId(user), CAT)
                            .fold(started -> all.add(started.pending()), already -> false, taken -> false);
                }
                List<CompletableFuture<String>> asked = all.stream()
                        .map(each -> CompletableFuture.supplyAsync(() -> word(service.confirm(each, shows(each)))))
                        .toList();
                assertThat(asked.stream().map(CompletableFuture::join))
                        .containsExactlyInAnyOrder("linked Cat_11", "taken", "taken", "taken");
            }
        });
    }

    @Test
    @Covers("P-029")
    void notThereAndCouldNotLookAreTwoThings() {
        PendingLink pending = start(ANN);
        Optional<Duration> hint = Optional.of(Duration.ofSeconds(7));
        assertThat(word(accounts().confirm(pending, new Lookup.Unavailable<>(hint))))
                .isEqualTo("later " + hint);
        assertThat(word(accounts().confirm(pending, new Lookup.Found<>("nothing"))))
                .isEqualTo("code not found");
        assertThat(word(accounts().confirm(pending, new Lookup.Absent<>()))).isEqualTo("code not found");
        assertThat(word(accounts().confirm(pending, shows(pending)))).isEqualTo("linked Cat_11");
    }

    @Test
    @Covers("P-037")
    void linkingAndUnlinkingAreNoted() {
        PendingLink pending = start(ANN);
        accounts().confirm(pending, shows(pending));
        accounts().unlink(ANN);
        accounts().unlink(ANN);
        assertThat(noted("accounts")).containsExactly("unlink: player 11 -> ", "link:  -> player 11");
        PendingLink other = start(BOB);
        assertThat(word(accounts().confirm(other, shows(other)))).isEqualTo("linked Cat_11");
    }

    private List<String> noted(String subject) {
        return AuditLog.of(store.view(), subject)
                .newestFirst()
                .map((AuditEvent each) -> each.action() + ": " + each.before() + " -> " + each.after())
                .toList();
    }

    @Test
    @Covers("P-030")
    void aProfileIsLookedAtSoOftenAlsoAcrossARestart() {
        start(ANN);
        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofSeconds(10));
            assertThat(accounts().check(ANN)).isInstanceOf(CheckOutcome.Allowed.class);
        }
        store.close();
        store = open();
        start(ANN);
        Duration left = Duration.ofMinutes(10).minusSeconds(90);
        assertThat(accounts().check(ANN)).isEqualTo(new CheckOutcome.TooMany(left));
        start(BOB, new Player(new PlayerId(12), "Dog"));
        assertThat(accounts().check(BOB)).isInstanceOf(CheckOutcome.Allowed.class);
        time.advance(left);
        assertThat(accounts().check(ANN)).isInstanceOf(CheckOutcome.Allowed.class);
    }

    @Test
    @Covers("P-030")
    void whoLooksTooOftenIsNotLookedUpAnyMore() {
        ProfileSite site = new ProfileSite();
        site.add(11, "Cat_11");
        InMemoryProfileSource source = new InMemoryProfileSource(site);
        Accounts strict = Accounts.builder(store)
                .limit(new CheckLimit(2, Duration.ofMinutes(1)))
                .build();
        PendingLink pending = start(ANN);
        assertThat(word(confirm(strict, source))).isEqualTo("code not found");
        assertThat(word(confirm(strict, source))).isEqualTo("code not found");
        site.write(CAT.id(), pending.code().text());
        assertThat(word(confirm(strict, source))).isEqualTo("too many, PT1M");
        assertThat(source.asked()).hasSize(2);
        time.advance(Duration.ofMinutes(1));
        assertThat(word(confirm(strict, source))).isEqualTo("linked Cat_11");
    }

    private static ConfirmOutcome confirm(Accounts accounts, ProfileSource source) {
        return accounts.confirm(ANN, source, ForkJoinPool.commonPool())
                .toCompletableFuture()
                .join();
    }

    @Test
    void withoutACodeOrWithAnOldOneNobodyIsLookedUp() {
        InMemoryProfileSource source = new InMemoryProfileSource(new ProfileSite());
        assertThat(word(confirm(accounts(), source))).isEqualTo("none");
        start(ANN);
        time.advance(Duration.ofMinutes(10).plusMillis(1));
        assertThat(word(confirm(accounts(), source))).isEqualTo("expired");
        assertThat(word(confirm(accounts(), source))).isEqualTo("none");
        assertThat(source.asked()).isEmpty();
    }

    @Test
    @Covers("P-034")
    void aLinkThatCouldNotBeStoredIsAFailureAndNoLink() {
        PendingLink pending = start(ANN);
        ProfileSite site = new ProfileSite();
        site.add(11, "Cat_11");
        site.write(CAT.id(), pending.code().text());
        ProfileSource source = new InMemoryProfileSource(site);
        store.close();
        assertThatThrownBy(() -> accounts().confirm(pending, shows(pending))).isInstanceOf(RuntimeException.class);
        store = open();
        assertThat(Accounts.find(store.view(), ANN)).isEmpty();
        assertThat(word(confirm(accounts(), source))).isEqualTo("linked Cat_11");
    }

    @Test
    @Covers("P-036")
    void anAccountIsNotGivenUpWhileATradeIsUnderWay() {
        AtomicBoolean open = new AtomicBoolean(true);
        Accounts guarded = Accounts.builder(store)
                .trades((view, user) -> open.get() && user.equals(ANN))
                .build();
        PendingLink pending = start(ANN);
        guarded.confirm(pending, shows(pending));
        assertThat(guarded.unlink(ANN)).isInstanceOf(UnlinkOutcome.TradeOpen.class);
        assertThat(guarded.forget(ANN, Actor.system("test"))).isInstanceOf(UnlinkOutcome.TradeOpen.class);
        assertThat(Accounts.find(store.view(), ANN)).isPresent();
        open.set(false);
        assertThat(guarded.unlink(ANN)).isInstanceOf(UnlinkOutcome.Unlinked.class);
        assertThat(guarded.unlink(ANN)).isInstanceOf(UnlinkOutcome.NotLinked.class);
    }

    @Test
    void aPersonWhoIsForgottenStandsNowhereAnyMore() {
        PendingLink pending = start(ANN);
        accounts().check(ANN);
        accounts().confirm(pending, shows(pending));
        assertThat(accounts().forget(ANN, Actor.system("test"))).isInstanceOf(UnlinkOutcome.Unlinked.class);
        assertThat(Accounts.find(store.view(), CAT.id())).isEmpty();
        assertThat(noted("accounts")).hasSize(2).noneMatch(line -> line.contains("11"));
        assertThat(AuditLog.of(store.view(), "accounts")
                        .newestFirst()
                        .map(event -> event.actor().value())
                        .toList())
                .noneMatch(actor -> actor.endsWith(":1"));
        assertThat(accounts().forget(ANN, Actor.system("test"))).isInstanceOf(UnlinkOutcome.NotLinked.class);
    }

    @Test
    void aCodeThatCouldNotBeHandedOverIsTakenBackUnlessThereIsANewerOne() {
        PendingLink first = start(ANN);
        PendingLink second = start(ANN);
        accounts().retract(first);
        assertThat(Accounts.pending(store.view(), ANN)).contains(second);
        accounts().retract(second);
        assertThat(Accounts.pending(store.view(), ANN)).isEmpty();
    }

    @Test
    void codesThatNobodyUsedGoAfterADay() {
        start(ANN);
        time.advance(Duration.ofDays(1).plusMillis(1));
        start(BOB);
        assertThat(Accounts.pending(store.view(), ANN)).isEmpty();
    }
}
