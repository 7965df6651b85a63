package dev.astra.http.server.activation;

import dev.astra.core.store.Store;
import dev.astra.http.server.Access;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.MalformedCallException;
import dev.astra.http.server.Operation;
import dev.astra.http.server.Reply;
import dev.astra.http.server.Routes;
import dev.astra.licensing.activation.EnrollmentRequest;
import dev.astra.licensing.enrollment.Enrollment;
import dev.astra.licensing.enrollment.EnrollmentOutcome;
import dev.astra.licensing.enrollment.Enrollments;
import dev.astra.licensing.signature.Signer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Thread-safe. Gives activation files to programs that have a license's key. Whoever asks shows the key in the body, so
 * there is no other access to it. A no is one sentence of text.
 */
public final class ActivationRoutes implements Routes {
    private static final String DOCUMENT = Routes.resource(ActivationRoutes.class, "activation.json");

    private final Store store;
    private final Enrollments enrollments;
    private final Supplier<Signer> signer;

    /**
     * Gives files.
     *
     * @param store that the enrollments are in
     * @param enrollments decides
     * @param signer for activations, asked for each file; does not block
     */
    public ActivationRoutes(Store store, Enrollments enrollments, Supplier<Signer> signer) {
        this.store = Objects.requireNonNull(store, "store");
        this.enrollments = Objects.requireNonNull(enrollments, "enrollments");
        this.signer = Objects.requireNonNull(signer, "signer");
    }

    @Override
    public String name() {
        return "activation";
    }

    @Override
    public String document() {
        return DOCUMENT;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("activate", new Operation(Access.OPEN, this::activate));
    }

    @Override
    public FaultForm faults() {
        return (fault, id) -> Reply.text(fault.status(), fault.detail());
    }

    private CompletionStage<Reply> activate(Call call, Caller caller) {
        EnrollmentRequest request = read(call);
        Instant at = call.at();
        return store.writeAsync(tx -> enrollments.enroll(tx, request), call.executor())
                .thenApply(outcome -> reply(outcome, at));
    }

    private static EnrollmentRequest read(Call call) {
        try {
            return EnrollmentRequest.parse(call.text());
        } catch (IllegalArgumentException unreadable) {
            throw new MalformedCallException("", "expected an activation request: " + unreadable.getMessage());
        }
    }

    private Reply reply(EnrollmentOutcome outcome, Instant at) {
        return outcome.fold(
                enrolled -> file(enrolled.enrollment(), at),
                renewed -> file(renewed.enrollment(), at),
                weak -> Reply.text(
                        422,
                        "this machine tells too little about itself: " + weak.components() + " parts worth "
                                + weak.weight() + ", needed are " + weak.leastComponents() + " worth "
                                + weak.leastWeight()),
                early -> Reply.text(
                        409,
                        "another machine was activated lately; this one can be from "
                                + early.until().truncatedTo(ChronoUnit.SECONDS) + " on"),
                notTheirs -> Reply.text(403, "there is no such license, or the key is not its key"),
                which -> Reply.text(409, "expected the number of one license"),
                revoked -> Reply.text(403, "the license was taken away"));
    }

    private Reply file(Enrollment enrollment, Instant at) {
        byte[] file = enrollments.sign(enrollment, signer.get(), at);
        return new Reply(200, "application/octet-stream", file, Map.of());
    }
}
