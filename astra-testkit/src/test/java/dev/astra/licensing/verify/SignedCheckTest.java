package dev.astra.licensing.verify;

import static dev.astra.licensing.verify.SignedDesk.LICENSE;
import static dev.astra.licensing.verify.SignedDesk.OTHER;
import static dev.astra.licensing.verify.SignedDesk.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Shop;
import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.verify.LicenseReport.State;
import dev.astra.licensing.verify.LicenseReport.Step;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.DeniedBecause;
import dev.astra.licensing.verify.LicenseVerdict.GraceUntil;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedCheckTest {
    private final SignedDesk desk = new SignedDesk();

    @Test
    void aLicenseOnTheListIsAllowedAndEveryStepTellsWhatItSaw() {
        LicenseReport report = desk.serve(desk.list(1, 1, LICENSE, OTHER)).check();
        assertThat(report.verdict()).isEqualTo(new Allowed());
        assertThat(report.steps().stream().map(LicenseReport.Entry::toString))
                .containsExactly(
                        "1 MACHINE PASSED: SMBIOS UUID, grade HARDWARE",
                        "2 FETCH PASSED: read to its end",
                        "3 FORMAT PASSED: 1024 rows",
                        "4 SIGNATURE PASSED: key " + desk.keys.signer().key().id() + ", certified by root key "
                                + desk.keys.root().id(),
                        "5 ROLLBACK PASSED: the first list that this machine sees",
                        "6 FRESHNESS PASSED: signed at 2026-01-01T00:00:00Z, to be replaced before"
                                + " 2026-01-15T00:00:00Z",
                        "7 ENTRY PASSED: on the list",
                        "8 GRACE PASSED: remembered");
    }

    @Test
    @Covers("A-116")
    void aListWithAnotherSignatureIsRejected() {
        byte[] list = desk.list(1, 1, LICENSE);
        desk.keys = Keyring.of(Purpose.LIST);
        LicenseReport report = desk.serve(list).check();
        assertThat(failed(report)).isEqualTo("SIGNATURE");
        assertThat(report.verdict()).isInstanceOf(UnknownBecause.class);
        byte[] changed = desk.list(1, 1, LICENSE);
        changed[changed.length - 400] ^= 1;
        assertThat(failed(desk.serve(changed).check())).isEqualTo("SIGNATURE");
    }

    @Test
    @Covers({"A-125", "A-126"})
    void theKeyAndTheMachineMustBeOfTheSameRow() {
        LicenseKey other = OTHER.key();
        byte[] crossed = desk.list(1, 1, new Entry(SignedDesk.KEY, Shop.TWO), new Entry(other, Shop.ONE));
        LicenseReport report = desk.serve(crossed).check();
        assertThat(report.verdict()).isInstanceOf(DeniedBecause.class);
        assertThat(report.consequence(Enforcement.STRICT)).isInstanceOf(Consequence.Stop.class);
    }

    @Test
    @Covers("A-120")
    void theMachineIdIsTheSameInEveryWritingOfIt() {
        desk.machine = MachineId.parse("{" + Shop.ONE.value().toUpperCase(java.util.Locale.ROOT) + "}");
        assertThat(desk.serve(desk.list(1, 1, LICENSE)).verdict()).isEqualTo(new Allowed());
    }

    @Test
    @Covers("A-127")
    void whatIsNoListNeverLicensesAnybody() {
        byte[] list = desk.list(1, 1, LICENSE);
        List<byte[]> rubbish = List.of(
                new byte[0],
                "<html><body>Not found</body></html>".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(list, list.length / 2),
                Arrays.copyOf(list, list.length - 1),
                Arrays.copyOf(list, list.length + 1),
                Desk.LISTED);
        for (byte[] bytes : rubbish) {
            LicenseReport report = desk.serve(bytes).check();
            assertThat(failed(report)).isEqualTo("FORMAT");
            assertThat(report.verdict()).isInstanceOf(UnknownBecause.class);
        }
        for (RuntimeException failure : List.of(
                new UnavailableException("404"),
                new RejectedException("403"),
                new CorruptDataException("an HTML page"),
                new IllegalStateException("a source with a bug"))) {
            desk.source = () -> {
                throw failure;
            };
            assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
        }
    }

    @Test
    @Covers("A-127")
    void aYesHoldsUntilItsListIsStaleAndThenForTheGrace() {
        assertThat(desk.serve(desk.list(1, 1, LICENSE)).verdict()).isEqualTo(new Allowed());
        desk.offline();
        desk.time.advance(Duration.ofDays(14).minusSeconds(1));
        assertThat(desk.verdict()).isEqualTo(new Allowed());
        desk.time.advance(Duration.ofSeconds(1));
        assertThat(desk.verdict()).isInstanceOf(GraceUntil.class);
        desk.time.advance(Duration.ofDays(2));
        assertThat(desk.verdict())
                .isInstanceOfSatisfying(
                        GraceUntil.class,
                        grace -> assertThat(grace.until())
                                .isBeforeOrEqualTo(VirtualTime.START.plus(Duration.ofDays(17))));
        desk.time.advance(Duration.ofDays(1));
        assertThat(desk.verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class, end -> assertThat(end.reason()).contains("used up"));
    }

    private static MachineIdOutcome nowhere() {
        return new MachineIdOutcome.Unavailable("no firmware answers");
    }

    @Test
    @Covers("A-122")
    void withoutAMachineIdThereIsNoAnswerAndNoGrace() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        LicenseReport report = LicenseCheck.signed(
                        SignedDesk.LIST, desk.key, desk.keys.pinned(), SignedCheckTest::nowhere, desk.source::get)
                .grace(desk.disk, desk.grace)
                .build()
                .run();
        assertThat(report.verdict()).isEqualTo(new UnknownBecause("this machine has no id: no firmware answers"));
        assertThat(failed(report)).isEqualTo("MACHINE");
    }

    @Test
    @Covers("A-128")
    void aCheckCannotBeMadeWithoutRootsKeyOrList() {
        for (Runnable without : List.<Runnable>of(
                () -> LicenseCheck.signed("", desk.key, desk.keys.pinned(), SignedCheckTest::nowhere, desk.source::get),
                () -> dev.astra.licensing.signature.RootKeys.of(),
                () -> dev.astra.licensing.signature.RootKeys.of(""),
                () -> new LicenseKey(""))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(without::run))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Covers("A-129")
    void tenThousandRowsAskForTheMachineIdOnceAndReadTheListOnce() {
        Entry[] licenses = IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> number == 5_000 ? LICENSE : entry(number))
                .toArray(Entry[]::new);
        LicenseReport report = desk.serve(desk.list(1, 1, licenses)).check();
        assertThat(report.verdict()).isEqualTo(new Allowed());
        assertThat(report.steps().toString()).contains("16384 rows");
        assertThat(desk.asked).isEqualTo(1);
        assertThat(desk.fetched).isEqualTo(1);
    }

    private static Entry entry(int number) {
        Random random = new Random(number);
        StringBuilder hex = new StringBuilder();
        random.ints(32, 0, 16).forEach(digit -> hex.append(Character.forDigit(digit, 16)));
        return new Entry(new LicenseKey(hex.toString()), Shop.machine(number));
    }

    @Test
    @Covers("A-132")
    void fetchingIsTriedAsOftenAsThePolicySays() {
        LicenseVerdict verdict = desk.builder()
                .retry(new RetryPolicy(4, Backoff.constant(Duration.ofSeconds(60)), Duration.ofMinutes(5)))
                .build()
                .run()
                .verdict();
        assertThat(verdict).isInstanceOf(UnknownBecause.class);
        assertThat(desk.fetched).isEqualTo(4);
        assertThat(desk.time.clock().instant()).isEqualTo(VirtualTime.START.plusSeconds(180));
    }

    @Test
    void aNoEndsAnEarlierYes() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        assertThat(desk.serve(desk.list(1, 2, OTHER)).verdict()).isInstanceOf(DeniedBecause.class);
        assertThat(desk.offline().verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class, no -> assertThat(no.reason()).contains("said no"));
    }

    @Test
    void aMistypedKeyTakesNothingAwayFromTheRightOne() {
        byte[] list = desk.list(1, 1, LICENSE);
        desk.serve(list).verdict();
        desk.key = OTHER.key();
        assertThat(desk.verdict()).isInstanceOf(DeniedBecause.class);
        desk.key = SignedDesk.KEY;
        assertThat(desk.offline().verdict()).isEqualTo(new Allowed());
    }

    @Test
    void aNewListBeginsTheTimeAnew() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        desk.time.advance(Duration.ofDays(10));
        assertThat(desk.serve(desk.list(1, 2, LICENSE)).verdict()).isEqualTo(new Allowed());
        desk.time.advance(Duration.ofDays(13));
        assertThat(desk.offline().verdict()).isEqualTo(new Allowed());
    }

    @Test
    void aYesThatCannotBeRememberedIsStillAYes() {
        desk.disk.readOnly = true;
        LicenseReport report = desk.serve(desk.list(1, 1, LICENSE)).check();
        assertThat(report.verdict()).isEqualTo(new Allowed());
        assertThat(failed(report)).isEqualTo("GRACE");
    }

    @Test
    void whatIsRememberedIsWrittenDownBeforeItIsGiven() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        desk.disk.readOnly = true;
        assertThat(desk.offline().verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("read-only"));
    }

    @Test
    void advisoryHostsRunAndTell() {
        LicenseReport unknown = desk.check();
        assertThat(unknown.consequence(Enforcement.STRICT)).isInstanceOf(Consequence.Stop.class);
        assertThat(unknown.consequence(Enforcement.ADVISORY))
                .isInstanceOfSatisfying(
                        Consequence.RunAndTell.class,
                        tell -> assertThat(tell.message()).contains("could not be checked"));
        desk.serve(desk.list(1, 1, LICENSE));
        assertThat(desk.check().consequence(Enforcement.STRICT)).isEqualTo(new Consequence.Run());
        desk.time.advance(Duration.ofDays(15));
        assertThat(desk.offline().check().consequence(Enforcement.STRICT))
                .isInstanceOfSatisfying(
                        Consequence.RunAndTell.class,
                        tell -> assertThat(tell.message()).contains("licensed until"));
    }

    @Test
    void noReportShowsKeyOrMachine() {
        byte[] list = desk.list(1, 1, OTHER);
        for (LicenseReport report : List.of(desk.check(), desk.serve(list).check())) {
            assertThat(report + " " + report.consequence(Enforcement.STRICT))
                    .doesNotContain(SignedDesk.KEY.hex(), SignedDesk.KEY.grouped(), Shop.ONE.value());
        }
    }

    @Test
    void aStaleListWithoutMemoryGivesGraceAtMost() {
        byte[] list = desk.list(1, 1, LICENSE);
        desk.time.advance(Duration.ofDays(15));
        LicenseReport report = desk.serve(list).check();
        assertThat(report.steps()).anySatisfy(step -> {
            assertThat(step.step()).isEqualTo(Step.FRESHNESS);
            assertThat(step.state()).isEqualTo(State.FAILED);
        });
        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        GraceUntil.class,
                        grace -> assertThat(grace.until()).isEqualTo(VirtualTime.START.plus(Duration.ofDays(17))));
        desk.time.advance(Duration.ofDays(2));
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
    }
}
