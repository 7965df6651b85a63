package dev.astra.licensing.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.DeniedBecause;
import dev.astra.licensing.verify.LicenseVerdict.GraceUntil;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraceTest {
    private static final Duration GRACE = LicenseCheck.DEFAULT_GRACE;
    private static final Instant END = VirtualTime.START.plus(GRACE);

    private final Desk desk = new Desk();

    @BeforeEach
    void theListSaidYes() {
        assertThat(desk.verdict()).isInstanceOf(Allowed.class);
    }

    @Test
    @Covers("A-127")
    void lastsThreeDaysFromTheLastYes() {
        desk.pass(Duration.ofDays(1));
        assertThat(desk.offline()).isEqualTo(new GraceUntil(END, "no network"));
        desk.pass(Duration.ofDays(2).minusSeconds(1));
        assertThat(desk.offline()).isEqualTo(new GraceUntil(END, "no network"));
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.offline())
                .isInstanceOfSatisfying(
                        UnknownBecause.class, end -> assertThat(end.reason()).contains("used up"));
    }

    @Test
    @Covers("A-127")
    void isGivenForAMalformedList() {
        desk.pass(Duration.ofDays(1));
        desk.publish("<html>".getBytes(US_ASCII));
        assertThat(desk.verdict())
                .isInstanceOfSatisfying(
                        GraceUntil.class, grace -> assertThat(grace.until()).isEqualTo(END));
    }

    @Test
    @Covers("A-126")
    void isNeverGivenForANoAndNotAfterOne() {
        desk.publish(Desk.NOT_LISTED);
        assertThat(desk.verdict()).isInstanceOf(DeniedBecause.class);
        assertThat(desk.offline()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void aNoForAnotherBuyerIdDoesNotEndIt() {
        desk.buyer = new BuyerId(43);
        assertThat(desk.verdict()).isInstanceOf(DeniedBecause.class);
        desk.buyer = Desk.BUYER;
        desk.pass(Duration.ofHours(1));
        assertThat(desk.offline()).isInstanceOf(GraceUntil.class);
    }

    @Test
    void isForTheSameBuyerOnTheSameMachineOnly() {
        desk.pass(Duration.ofHours(1));
        desk.buyer = new BuyerId(43);
        assertThat(desk.offline()).isInstanceOf(UnknownBecause.class);
        desk.buyer = Desk.BUYER;
        desk.machine = new MachineIdOutcome.Found(
                MachineId.parse("11111111-0042-3510-8054-b7c04f534433"), Grade.HARDWARE, "SMBIOS UUID");
        assertThat(desk.offline()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void anotherYesRenewsIt() {
        desk.pass(Duration.ofDays(2));
        desk.offline();
        desk.publish(Desk.LISTED);
        assertThat(desk.verdict()).isInstanceOf(Allowed.class);
        desk.pass(Duration.ofDays(2));
        assertThat(desk.offline()).isEqualTo(new GraceUntil(END.plus(Duration.ofDays(2)), "no network"));
    }

    @Test
    void aClockThatWasSetBackGetsNoneUntilTheListIsReadAgain() {
        desk.pass(Duration.ofDays(2));
        assertThat(desk.offline()).isInstanceOf(GraceUntil.class);
        desk.time.jumpClock(Duration.ofDays(-1));
        assertThat(desk.offline())
                .isInstanceOfSatisfying(
                        UnknownBecause.class, back -> assertThat(back.reason()).contains("clock was set back"));
        desk.publish(Desk.LISTED);
        assertThat(desk.verdict()).isInstanceOf(Allowed.class);
        desk.pass(Duration.ofHours(1));
        assertThat(desk.offline()).isInstanceOf(GraceUntil.class);
    }

    @Test
    void aClockSetBackAfterTheEndFindsTheEndRemembered() {
        desk.pass(Duration.ofDays(4));
        assertThat(desk.offline()).isInstanceOf(UnknownBecause.class);
        desk.time.jumpClock(Duration.ofDays(-3));
        assertThat(desk.offline()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void aClockCorrectedByAMinuteIsNoMatter() {
        desk.pass(Duration.ofHours(1));
        desk.offline();
        desk.time.jumpClock(Duration.ofMinutes(-1));
        assertThat(desk.offline()).isInstanceOf(GraceUntil.class);
    }

    @Test
    void noPlayWithTheClockBuysMoreStartsThanMinutesOfGrace() {
        Cases.run(5, random -> {
            Desk played = new Desk();
            assertThat(played.verdict()).isInstanceOf(Allowed.class);
            int starts = 0;
            for (int i = 0; i < 6_000; i++) {
                played.time.advance(Duration.ofSeconds(random.nextInt(600)));
                played.time.setClock(VirtualTime.START.plusSeconds(random.nextInt(120)));
                starts += played.offline() instanceof GraceUntil ? 1 : 0;
            }
            assertThat(starts).isPositive().isLessThan((int) GRACE.toMinutes());
        });
    }

    @Test
    void isWrittenDownBeforeItIsGiven() {
        desk.pass(Duration.ofHours(1));
        desk.readOnly = true;
        assertThat(desk.offline())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("read-only"));
    }

    @Test
    void aYesThatCannotBeRememberedIsStillAYes() {
        desk.readOnly = true;
        desk.publish(Desk.LISTED);
        LicenseReport report = desk.check();
        assertThat(report.verdict()).isInstanceOf(Allowed.class);
        assertThat(report.steps().get(7).state()).isEqualTo(LicenseReport.State.FAILED);
    }

    @Test
    void lastsAsLongAsTheHostSays() {
        desk.pass(Duration.ofHours(2));
        desk.publish(LegacyWhitelist.render(List.<Row>of()));
        LicenseVerdict verdict =
                desk.builder().grace(desk, Duration.ofHours(2)).build().run().verdict();
        assertThat(verdict).isInstanceOf(UnknownBecause.class);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> desk.builder().grace(desk, Duration.ofDays(366)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> desk.builder().grace(desk, Duration.ofSeconds(-1)).build());
    }
}
