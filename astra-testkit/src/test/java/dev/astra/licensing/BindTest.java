package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static dev.astra.licensing.Shop.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.licensing.BindOutcome.NotAMachineId;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BindTest {
    private static final Duration WINDOW = Duration.ofDays(5);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private BindOutcome bind(UserId user, MachineId machine) {
        return shop.licensing.bind(user, machine);
    }

    private BindOutcome typed(String machine, Membership membership) {
        return shop.licensing.bind(new BindRequest(ANN, machine, Optional.empty(), membership));
    }

    private void refusesAndChangesNothing(BindOutcome expected, java.util.function.Supplier<BindOutcome> attempt) {
        List<Object> before = shop.everything();
        int heard = shop.heard.size();
        assertThat(attempt.get()).isEqualTo(expected);
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.heard).hasSize(heard + 1);
    }

    @Test
    @Covers("A-090")
    void whatNamesNoMachineIsRefused() {
        shop.sellTo(ANN);
        BindOutcome none = new NotAMachineId(NotAMachineId.Reason.NOT_A_UUID);
        for (String text : List.of(
                "", "x".repeat(36), "4c4c4544-0042-3510-8054-b7c04f53443", "42", "zz".repeat(1_000_000), "\ud800")) {
            refusesAndChangesNothing(none, () -> typed(text, Membership.MEMBER));
        }
        refusesAndChangesNothing(
                new NotAMachineId(NotAMachineId.Reason.PLACEHOLDER),
                () -> typed("00000000-0000-0000-0000-000000000000", Membership.MEMBER));
    }

    @Test
    @Covers("A-091")
    void whoHasNoLicenseIsSentToClaimFirst() {
        shop.sellTo(ANN);
        refusesAndChangesNothing(new BindOutcome.NotABuyer(), () -> bind(BOB, ONE));
        refusesAndChangesNothing(
                new BindOutcome.NotABuyer(),
                () -> shop.licensing.bind(BindRequest.of(BOB, ONE).forLicense(new BuyerId(1))));
    }

    @Test
    @Covers("A-092")
    void whoIsNoMemberIsToldSo() {
        shop.sellTo(ANN);
        refusesAndChangesNothing(new BindOutcome.NotAMember(), () -> typed(ONE.value(), Membership.NOT_A_MEMBER));
    }

    @Test
    @Covers("A-093")
    void theFirstMachineIsSetAndPublished() {
        shop.sellTo(ANN);
        assertThat(bind(ANN, ONE)).isEqualTo(new BindOutcome.Bound(new BuyerId(1), ONE, 1, List.of()));
        assertThat(shop.license(1).machine()).contains(ONE);
        assertThat(shop.listed()).containsExactly(1L);
        assertThat(shop.listVersion()).isEqualTo(1);
        assertThat(shop.waiting()).containsExactly("whitelist 1");
        assertThat(shop.heard).last().isInstanceOf(LicensingEvent.Bind.class);
    }

    @Test
    @Covers("A-094")
    void refusesARebindOneSecondBeforeTheCooldownEnds() {
        shop.sellTo(ANN);
        Instant first = shop.time.instant();
        bind(ANN, ONE);
        shop.time.advance(WINDOW.minusSeconds(1));
        refusesAndChangesNothing(
                new BindOutcome.CooldownRefused(
                        new BuyerId(1), first.plus(WINDOW), Duration.ofSeconds(1), Optional.of(ONE), TWO),
                () -> bind(ANN, TWO));
        assertThat(shop.license(1).machine()).contains(ONE);
    }

    @Test
    @Covers("A-095")
    void allowsARebindExactlyWhenTheCooldownEnds() {
        shop.sellTo(ANN);
        bind(ANN, ONE);
        shop.time.advance(WINDOW);
        assertThat(bind(ANN, TWO))
                .isEqualTo(new BindOutcome.Changed(new BuyerId(1), Optional.of(ONE), TWO, 2, List.of()));
        assertThat(shop.license(1).machine()).contains(TWO);
        assertThat(shop.waiting()).containsExactly("whitelist 2");
    }

    @Test
    @Covers("A-096")
    void aRefusedAttemptDoesNotStartTheCooldownAnew() {
        shop.sellTo(ANN);
        bind(ANN, ONE);
        for (int day = 1; day <= 4; day++) {
            shop.time.advance(Duration.ofDays(1));
            assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.CooldownRefused.class);
        }
        shop.time.advance(Duration.ofDays(1));
        assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.Changed.class);
    }

    @Test
    @Covers("A-097")
    void aClockThatIsSetBackNeitherShortensNorResetsTheCooldown() {
        shop.sellTo(ANN);
        Instant opens = shop.time.instant().plus(WINDOW);
        bind(ANN, ONE);
        shop.time.jumpClock(Duration.ofDays(-400));
        assertThat(bind(ANN, TWO))
                .isInstanceOfSatisfying(
                        BindOutcome.CooldownRefused.class,
                        refused -> assertThat(refused.until()).isEqualTo(opens));
        shop.time.jumpClock(Duration.ofDays(400));
        shop.store.confirmClock();
        shop.time.advance(WINDOW.minusNanos(1));
        assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.CooldownRefused.class);
        shop.time.advance(Duration.ofNanos(1));
        assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.Changed.class);
    }

    @Test
    @Covers("A-098")
    void everyFormOfAMachineIdIsTheSameMachine() {
        shop.sellTo(ANN);
        bind(ANN, ONE);
        String upper = ONE.value().toUpperCase(Locale.ROOT);
        for (String form : List.of(upper, "{" + upper + "}", upper.replace("-", ""), " " + ONE.value() + "\n")) {
            refusesAndChangesNothing(
                    new BindOutcome.Unchanged(new BuyerId(1), ONE), () -> typed(form, Membership.MEMBER));
        }
        assertThat(shop.license(1).row()).contains(LegacyWhitelist.Row.of(new BuyerId(1), ONE));
    }

    @Test
    @Covers("A-099")
    void sendingTheCurrentMachineAgainCostsNoCooldown() {
        shop.sellTo(ANN);
        bind(ANN, ONE);
        shop.time.advance(Duration.ofDays(4));
        refusesAndChangesNothing(new BindOutcome.Unchanged(new BuyerId(1), ONE), () -> bind(ANN, ONE));
        shop.time.advance(Duration.ofDays(1));
        assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.Changed.class);
    }

    @Test
    @Covers("A-100")
    void aMachineOfAnotherLicenseIsBoundAndReportedOrRefusedByPolicy() {
        shop.sellTo(ANN, BOB);
        bind(ANN, ONE);
        assertThat(bind(BOB, ONE)).isEqualTo(new BindOutcome.Bound(new BuyerId(2), ONE, 2, List.of(new BuyerId(1))));
        try (Shop strict = new Shop(settings -> settings.machinePolicy(MachinePolicy.REFUSE))) {
            strict.sellTo(ANN, BOB);
            strict.licensing.bind(ANN, ONE);
            assertThat(strict.licensing.bind(BOB, ONE))
                    .isEqualTo(new BindOutcome.MachineTakenElsewhere(new BuyerId(2), List.of(new BuyerId(1))));
            assertThat(strict.listed()).containsExactly(1L);
            assertThat(strict.heard).hasSize(4);
            strict.licensing.revoke(new BuyerId(1), STAFF);
            assertThat(strict.licensing.bind(BOB, ONE)).isInstanceOf(BindOutcome.Bound.class);
        }
    }

    @Test
    @Covers("A-101")
    void staffCanEndACooldownOnce() {
        shop.sellTo(ANN);
        Instant bound = shop.time.instant();
        bind(ANN, ONE);
        assertThat(shop.licensing.resetCooldown(new BuyerId(1), STAFF)).isEqualTo(new ResetOutcome.Reset(bound));
        assertThat(shop.licensing.resetCooldown(new BuyerId(1), STAFF)).isEqualTo(new ResetOutcome.NothingToReset());
        assertThat(shop.licensing.resetCooldown(new BuyerId(2), STAFF)).isEqualTo(new ResetOutcome.UnknownLicense());
        assertThat(bind(ANN, TWO)).isInstanceOf(BindOutcome.Changed.class);
        assertThat(bind(ANN, ONE)).isInstanceOf(BindOutcome.CooldownRefused.class);
    }

    @Test
    @Covers("A-102")
    void theCooldownIsFiveDaysUnlessConfigured() {
        shop.sellTo(ANN);
        bind(ANN, ONE);
        assertThat(bind(ANN, TWO))
                .isInstanceOfSatisfying(
                        BindOutcome.CooldownRefused.class,
                        refused -> assertThat(refused.remaining()).isEqualTo(Duration.ofDays(5)));
        try (Shop quick = new Shop(settings -> settings.cooldown(new CooldownRule(Duration.ofDays(2))))) {
            quick.sellTo(ANN);
            quick.licensing.bind(ANN, ONE);
            quick.time.advance(Duration.ofDays(2).minusNanos(1));
            assertThat(quick.licensing.bind(ANN, TWO)).isInstanceOf(BindOutcome.CooldownRefused.class);
            quick.time.advance(Duration.ofNanos(1));
            assertThat(quick.licensing.bind(ANN, TWO)).isInstanceOf(BindOutcome.Changed.class);
        }
    }

    @Test
    @Covers("A-081")
    void eachOfSeveralLicensesHasItsOwnMachineAndCooldown() {
        shop.sellTo(ANN, ANN);
        BuyerId first = new BuyerId(1);
        BuyerId second = new BuyerId(2);
        refusesAndChangesNothing(new BindOutcome.WhichLicense(List.of(first, second)), () -> bind(ANN, ONE));
        assertThat(shop.licensing.bind(BindRequest.of(ANN, ONE).forLicense(second)))
                .isInstanceOf(BindOutcome.Bound.class);
        assertThat(shop.licensing.bind(BindRequest.of(ANN, TWO).forLicense(first)))
                .isInstanceOf(BindOutcome.Bound.class);
        assertThat(shop.license(1).machine()).contains(TWO);
        assertThat(shop.license(2).machine()).contains(ONE);
        assertThat(bind(ANN, ONE)).isEqualTo(new BindOutcome.Unchanged(second, ONE));
        assertThat(shop.licensing.bind(BindRequest.of(ANN, machine(3)).forLicense(first)))
                .isInstanceOf(BindOutcome.CooldownRefused.class);
    }

    @Test
    void aRevokedLicenseIsNoChoiceAndCannotBeBound() {
        shop.sellTo(ANN, ANN);
        shop.licensing.revoke(new BuyerId(1), STAFF);
        assertThat(bind(ANN, ONE))
                .isInstanceOfSatisfying(
                        BindOutcome.Bound.class, bound -> assertThat(bound.id()).isEqualTo(new BuyerId(2)));
        refusesAndChangesNothing(
                new BindOutcome.Revoked(new BuyerId(1), Revocation.Reason.STAFF),
                () -> shop.licensing.bind(BindRequest.of(ANN, TWO).forLicense(new BuyerId(1))));
    }

    @Test
    void noOutcomePrintsAMachineId() {
        shop.sellTo(ANN);
        for (BindOutcome outcome : List.of(bind(ANN, ONE), bind(ANN, TWO), bind(ANN, ONE))) {
            assertThat(outcome.toString()).doesNotContain("4c4c4544");
        }
    }
}
