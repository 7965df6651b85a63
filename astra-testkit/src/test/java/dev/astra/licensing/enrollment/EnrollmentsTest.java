package dev.astra.licensing.enrollment;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.machine.ComponentKind.BOARD;
import static dev.astra.licensing.machine.ComponentKind.DISK;
import static dev.astra.licensing.machine.ComponentKind.INSTALLATION;
import static dev.astra.licensing.machine.ComponentKind.NETWORK;
import static dev.astra.licensing.machine.ComponentKind.PROCESSOR;
import static dev.astra.licensing.machine.ComponentKind.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.Shop;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.EnrollmentRequest;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.machine.Parts;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrollmentsTest {
    private static final Keyring KEYS = Keyring.of(Purpose.ACTIVATION);

    private final VirtualTime time = new VirtualTime();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, Enrollments.TABLES);
    private final Enrollments enrollments = new Enrollments(store, EnrollmentPolicy.STANDARD);
    private final Licensing licensing =
            Licensing.builder(store).listener(enrollments).build();

    @BeforeEach
    void sell() {
        sellTo(ANN, 1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void sellTo(UserId user, int number) {
        store.execute(tx -> OrderRegistry.add(tx, Shop.paid(number), Actor.system("test")));
        licensing.claim(user, Shop.orderId(number));
    }

    private EnrollmentOutcome enroll(Parts machine) {
        return enrollments.enroll(ANN, Optional.empty(), EnrollmentCode.of(machine.read()));
    }

    private LicenseKey key() {
        return store.read(view -> Licensing.find(view, new BuyerId(1)).orElseThrow())
                .key()
                .orElseThrow();
    }

    private static String word(EnrollmentOutcome outcome) {
        return outcome.fold(
                enrolled -> "enrolled " + enrolled.enrollment().version() + (enrolled.instead() ? " instead" : ""),
                renewed -> "renewed " + renewed.enrollment().version() + " healed " + renewed.healed() + " not "
                        + renewed.unhealed(),
                weak -> "weak " + weak.components() + " worth " + weak.weight(),
                early -> "early until " + early.until(),
                notTheirs -> "not theirs",
                which -> "which of " + which.licenses(),
                revoked -> "revoked " + revoked.reason());
    }

    @Test
    void theFirstMachineIsEnrolledAtOnceAndTheFileIsOfIt() {
        EnrollmentOutcome outcome = enroll(Parts.all(1));
        assertThat(word(outcome)).isEqualTo("enrolled 1");
        Enrollment enrollment = Enrollments.find(store.view(), new BuyerId(1)).orElseThrow();
        assertThat(enrollment.needed()).isEqualTo(8);
        byte[] file = enrollments.sign(enrollment, KEYS.signer(), time.instant());
        String read = ActivationFile.read(
                file,
                KEYS.pinned(),
                (said, how) -> how.header().issue().stamp() + " " + said.weight(),
                refused -> refused);
        assertThat(read).isEqualTo("1.1 12");
    }

    @Test
    void aMachineThatTellsTooLittleIsRefused() {
        assertThat(word(enroll(Parts.all(1).without(SYSTEM, BOARD, DISK)))).isEqualTo("weak 3 worth 4");
        assertThat(word(enroll(Parts.all(1).without(SYSTEM, BOARD, INSTALLATION, NETWORK))))
                .isEqualTo("weak 2 worth 3");
        assertThat(word(enroll(Parts.all(1).without(SYSTEM, BOARD, NETWORK)))).isEqualTo("enrolled 1");
    }

    @Test
    void anotherMachineWaitsForTheCooldownToTheSecond() {
        enroll(Parts.all(1));
        time.advance(Duration.ofDays(5).minusSeconds(1));
        assertThat(word(enroll(Parts.all(2)))).isEqualTo("early until 2026-01-06T00:00:00Z");
        time.advance(Duration.ofSeconds(1));
        assertThat(word(enroll(Parts.all(2)))).isEqualTo("enrolled 2 instead");
    }

    @Test
    void theSameMachineGetsAFileAgainWithoutCost() {
        enroll(Parts.all(1));
        assertThat(word(enroll(Parts.all(1)))).isEqualTo("renewed 2 healed [] not []");
        assertThat(word(enroll(Parts.all(1).without(DISK, INSTALLATION)))).isEqualTo("renewed 3 healed [] not []");
        time.advance(Duration.ofDays(5));
        assertThat(word(enroll(Parts.all(2)))).isEqualTo("enrolled 4 instead");
    }

    @Test
    void aChangedPartIsTakenOverAndStartsTheCooldown() {
        enroll(Parts.all(1));
        time.advance(Duration.ofDays(10));
        assertThat(word(enroll(Parts.all(1).with(2, DISK)))).isEqualTo("renewed 2 healed [DISK] not []");
        assertThat(word(enroll(Parts.all(3)))).isEqualTo("early until 2026-01-16T00:00:00Z");
        assertThat(word(enroll(Parts.all(1).with(2, DISK)))).isEqualTo("renewed 3 healed [] not []");
    }

    @Test
    void noMoreIsTakenOverWithinTheWindowThanMayChangeAtOnce() {
        enroll(Parts.all(1));
        Parts machine = Parts.all(1).with(2, DISK);
        assertThat(word(enroll(machine))).isEqualTo("renewed 2 healed [DISK] not []");
        machine = machine.with(2, BOARD);
        assertThat(word(enroll(machine))).isEqualTo("renewed 3 healed [] not [BOARD]");
        machine = machine.with(2, NETWORK);
        assertThat(word(enroll(machine))).isEqualTo("renewed 4 healed [NETWORK] not [BOARD]");
        time.advance(Duration.ofDays(90));
        assertThat(word(enroll(machine))).isEqualTo("renewed 5 healed [BOARD] not []");
    }

    @Test
    void nobodyWalksToAnotherMachineFasterThanTheBoundAllows() {
        Cases.run(60, random -> {
            EnrollmentsTest scene = new EnrollmentsTest();
            try {
                scene.sell();
                scene.walk(random);
            } finally {
                scene.close();
            }
        });
    }

    private void walk(Random random) {
        Parts machine = Parts.all(1);
        enroll(machine);
        int bound = 12 - 8;
        List<Healing> healings = new ArrayList<>();
        Instant fullBind = time.instant();
        for (int step = 2; step < 40; step++) {
            time.advance(Duration.ofHours(random.nextInt(400)));
            ComponentKind[] kinds = ComponentKind.values();
            Parts next = machine.with(step, kinds[random.nextInt(6)], kinds[random.nextInt(6)]);
            EnrollmentOutcome outcome = enroll(next);
            if (outcome instanceof EnrollmentOutcome.Renewed renewed) {
                int weight = renewed.healed().stream()
                        .mapToInt(ComponentKind::weight)
                        .sum();
                if (weight > 0) {
                    healings.add(new Healing(time.instant(), weight));
                }
                machine = next;
            } else if (outcome instanceof EnrollmentOutcome.Enrolled) {
                machine = next;
                healings.clear();
                assertThat(Duration.between(fullBind, time.instant())).isGreaterThanOrEqualTo(Duration.ofDays(5));
                fullBind = time.instant();
            }
            for (Healing first : healings) {
                int within = healings.stream()
                        .filter(each -> !each.at().isBefore(first.at())
                                && each.at().isBefore(first.at().plus(Duration.ofDays(90))))
                        .mapToInt(Healing::weight)
                        .sum();
                assertThat(within).isLessThanOrEqualTo(bound);
            }
        }
    }

    @Test
    void aProgramWithTheKeyMayAskAndOneWithoutMayNot() {
        EnrollmentCode code = EnrollmentCode.of(Parts.all(1).read());
        LicenseKey wrong = new LicenseKey("00000000000000000000000000000000");
        assertThat(word(enrollments.enroll(new EnrollmentRequest(new BuyerId(1), wrong, code))))
                .isEqualTo("not theirs");
        assertThat(word(enrollments.enroll(new EnrollmentRequest(new BuyerId(2), key(), code))))
                .isEqualTo("not theirs");
        assertThat(word(enrollments.enroll(new EnrollmentRequest(new BuyerId(1), key(), code))))
                .isEqualTo("enrolled 1");
    }

    @Test
    void onlyTheOwnerOfOneValidLicenseIsAnsweredWithoutANumber() {
        EnrollmentCode code = EnrollmentCode.of(Parts.all(1).read());
        assertThat(word(enrollments.enroll(BOB, Optional.empty(), code))).isEqualTo("not theirs");
        assertThat(word(enrollments.enroll(BOB, Optional.of(new BuyerId(1)), code)))
                .isEqualTo("not theirs");
        sellTo(ANN, 2);
        assertThat(word(enrollments.enroll(ANN, Optional.empty(), code))).isEqualTo("which of [1, 2]");
        assertThat(word(enrollments.enroll(ANN, Optional.of(new BuyerId(2)), code)))
                .isEqualTo("enrolled 1");
    }

    @Test
    void aLicenseThatWasTakenAwayGetsNoFileAndAForgottenOneHasNoEnrollment() {
        enroll(Parts.all(1));
        licensing.revoke(new BuyerId(1), Shop.STAFF);
        assertThat(word(enroll(Parts.all(1)))).isEqualTo("revoked STAFF");
        licensing.forget(ANN, Shop.STAFF);
        assertThat(Enrollments.find(store.view(), new BuyerId(1))).isEmpty();
    }

    @Test
    void refusalsChangeNothing() {
        enroll(Parts.all(1));
        Optional<Enrollment> before = Enrollments.find(store.view(), new BuyerId(1));
        enroll(Parts.all(2));
        enroll(Parts.all(2).without(SYSTEM, BOARD, DISK, PROCESSOR));
        assertThat(Enrollments.find(store.view(), new BuyerId(1))).isEqualTo(before);
    }
}
