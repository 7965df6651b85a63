package dev.astra.http.server.vault;

import dev.astra.core.security.Answer;
import dev.astra.core.security.ReplayOutcome;
import dev.astra.core.security.Replays;
import dev.astra.core.security.RequestProof;
import dev.astra.core.store.Change;
import dev.astra.core.store.Store;
import dev.astra.http.server.Call;
import dev.astra.http.server.Fault;
import dev.astra.http.server.FaultException;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.Reply;
import dev.astra.http.server.SignedAccess;
import java.util.concurrent.CompletionStage;

/** Thread-safe. Does what a request asks for once, and answers its repetitions with the first answer. */
final class Once {
    private static final int GOOD_BELOW = 400;

    private final Store store;
    private final Replays replays;
    private final FaultForm faults;

    /**
     * Requests of one kind of clients.
     *
     * @param faults how they are told what is wrong
     */
    Once(Store store, FaultForm faults) {
        this.store = store;
        this.replays = new Replays(store);
        this.faults = faults;
    }

    CompletionStage<Reply> run(Call call, RequestProof proof, Change<Reply> work) {
        return store.writeAsync(tx -> replays.once(tx, proof, inside -> kept(work.apply(inside))), call.executor())
                .thenApply(this::reply);
    }

    /** The reply of a fault that a repetition gets too. */
    Reply told(Fault fault) {
        return faults.form(fault, "");
    }

    private static Answer kept(Reply reply) {
        return new Answer(reply.status(), reply.text());
    }

    private Reply reply(ReplayOutcome outcome) {
        return outcome.fold(
                first -> reply(first.answer()),
                repeated -> reply(repeated.answer()).with("X-Repeated", "true"),
                other -> {
                    throw new FaultException(
                            Fault.of(409, "nonce-used", "another request came with this nonce; send a new one"));
                },
                stale -> {
                    throw new FaultException(SignedAccess.fault(stale.why()));
                });
    }

    private Reply reply(Answer answer) {
        String type = answer.status() < GOOD_BELOW
                ? "application/json"
                : told(Fault.of(answer.status(), "kept", "")).type();
        return new Reply(
                answer.status(),
                type,
                answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.util.Map.of());
    }
}
