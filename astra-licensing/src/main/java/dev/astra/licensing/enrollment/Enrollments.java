package dev.astra.licensing.enrollment;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.LicensingListener;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.EnrollmentRequest;
import dev.astra.licensing.enrollment.EnrollmentOutcome.Enrolled;
import dev.astra.licensing.enrollment.EnrollmentOutcome.NotTheirs;
import dev.astra.licensing.enrollment.EnrollmentOutcome.Renewed;
import dev.astra.licensing.enrollment.EnrollmentOutcome.WhichLicense;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Thread-safe. Activation of machines: a license and what its machine is made of, as a code that somebody pasted or a
 * request that a program sent. Each operation has two forms: with a {@link Tx} it is the rule and part of the caller's
 * transaction; without, it opens the write and returns once that is durable. Files are signed afterwards, outside of the
 * write, with {@link #sign}.
 *
 * <p>Hand it to the licensing as a listener, so that forgetting a person takes their enrollments away.
 */
public final class Enrollments implements LicensingListener {
    /** The table of enrollments. The store needs those of the licensing and of the audit log too. */
    public static final Schema TABLES = Schema.of(EnrollmentCodec.ENROLLMENTS);

    private final Store store;
    private final EnrollmentPolicy policy;
    private final EnrollmentRule rule;

    /**
     * The service.
     *
     * @param store opened with {@link #TABLES}, {@code Licensing.TABLES} and {@code AuditLog.TABLES}
     * @param policy the numbers
     */
    public Enrollments(Store store, EnrollmentPolicy policy) {
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.rule = new EnrollmentRule(policy);
    }

    /** The numbers. */
    public EnrollmentPolicy policy() {
        return policy;
    }

    /** Activates a machine for a program that has the license's key. */
    public EnrollmentOutcome enroll(Tx tx, EnrollmentRequest request) {
        Optional<License> license = Licensing.find(tx, request.license());
        boolean theirs = license.flatMap(License::key)
                .filter(key -> same(key, request.key()))
                .isPresent();
        return theirs ? enroll(tx, license.orElseThrow(), request.code(), Actor.system("activation")) : new NotTheirs();
    }

    /** Like {@link #enroll(Tx, EnrollmentRequest)}, in a write of its own. */
    public EnrollmentOutcome enroll(EnrollmentRequest request) {
        return store.write(tx -> enroll(tx, request));
    }

    /**
     * Activates a machine for a person who pasted its code.
     *
     * @param user who
     * @param choice which of their licenses; empty if they did not say
     * @param code what they pasted
     */
    public EnrollmentOutcome enroll(Tx tx, UserId user, Optional<BuyerId> choice, EnrollmentCode code) {
        List<License> theirs = Licensing.of(tx, user).stream()
                .filter(license -> choice.map(license.id()::equals).orElse(true))
                .filter(license -> license.key().isPresent())
                .toList();
        List<License> valid =
                theirs.stream().filter(license -> !license.revoked()).toList();
        if (valid.size() > 1) {
            return new WhichLicense(valid.stream().map(License::id).toList());
        }
        List<License> one = valid.isEmpty() ? theirs : valid;
        return one.isEmpty() ? new NotTheirs() : enroll(tx, one.get(0), code, Actor.customer(user));
    }

    /** Like {@link #enroll(Tx, UserId, Optional, EnrollmentCode)}, in a write of its own. */
    public EnrollmentOutcome enroll(UserId user, Optional<BuyerId> choice, EnrollmentCode code) {
        return store.write(tx -> enroll(tx, user, choice, code));
    }

    private EnrollmentOutcome enroll(Tx tx, License license, EnrollmentCode code, Actor actor) {
        if (license.revocation().isPresent()) {
            return new EnrollmentOutcome.Revoked(
                    license.id(), license.revocation().get().reason());
        }
        LicenseKey key = license.key().orElseThrow();
        Optional<Enrollment> known = find(tx, license.id());
        EnrollmentOutcome outcome = rule.decide(license.id(), key, code, known, tx.now(), tx.random());
        if (outcome instanceof Enrolled it) {
            tx.put(EnrollmentCodec.ENROLLMENTS, it.enrollment());
            AuditLog.note(tx, actor, "activate", license.subject(), it.instead() ? "another machine" : "", told(it));
        } else if (outcome instanceof Renewed it) {
            tx.put(EnrollmentCodec.ENROLLMENTS, it.enrollment());
            if (!it.healed().isEmpty()) {
                AuditLog.note(tx, actor, "heal", license.subject(), "", "new " + it.healed());
            }
        }
        return outcome;
    }

    private static String told(Enrolled outcome) {
        Enrollment enrollment = outcome.enrollment();
        return enrollment.components().size() + " components worth " + enrollment.weight() + ", needed "
                + enrollment.needed();
    }

    private static boolean same(LicenseKey one, LicenseKey other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }

    /** The machine that a license was activated on. */
    public static Optional<Enrollment> find(View view, BuyerId license) {
        return view.table(EnrollmentCodec.ENROLLMENTS).get(license);
    }

    /**
     * The file of an enrollment. Its number is the enrollment's in the store's epoch.
     *
     * @param enrollment as an outcome or {@link #find} gave it
     * @param signer for activations
     * @param now the present
     * @throws IllegalArgumentException if the signer's certificate does not cover the present
     */
    public byte[] sign(Enrollment enrollment, Signer signer, Instant now) {
        Instant signed = now.truncatedTo(ChronoUnit.SECONDS);
        long epoch = Math.max(store.epoch(), signer.certificate().leastEpoch());
        Issue issue = new Issue(
                ActivationFile.name(enrollment.license()),
                new Stamp(epoch, enrollment.version()),
                signed,
                signed.plus(policy.fileLife().truncatedTo(ChronoUnit.SECONDS)),
                Issue.FIRST);
        return enrollment.file().sign(signer, issue);
    }

    @Override
    public void heard(Tx tx, LicensingEvent event) {
        // a license that is taken away keeps its enrollment for the day on which it is given back
    }

    @Override
    public void forgotten(Tx tx, Optional<UserId> person, List<BuyerId> licenses) {
        licenses.forEach(license -> tx.remove(EnrollmentCodec.ENROLLMENTS, license));
    }
}
