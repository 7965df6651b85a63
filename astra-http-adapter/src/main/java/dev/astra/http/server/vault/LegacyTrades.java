package dev.astra.http.server.vault;

import dev.astra.core.security.RequestProof;
import dev.astra.core.store.Change;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Fault;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.Fields;
import dev.astra.http.server.Reply;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.CompleteOutcome;
import dev.astra.trading.vault.Decision;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Rarity;
import dev.astra.trading.vault.trade.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Thread-safe. The trades of the older clients. */
final class LegacyTrades {
    private static final Reply USER_NOT_FOUND = Reply.json(200, Map.of("method", "USER_NOT_FOUND"));
    private static final Reply USERNOTFOUND = Reply.json(200, Map.of("method", "USERNOTFOUND"));
    private static final Reply DEPOSIT = Reply.json(200, Map.of("method", "Deposit"));
    private static final Fault UNVERIFIED = Fault.of(404, "not-verified", "User not verified");

    private final Store store;
    private final Vault vault;
    private final Once once;
    private final FaultForm faults;

    LegacyTrades(Store store, Vault vault, FaultForm faults) {
        this.store = store;
        this.vault = vault;
        this.faults = faults;
        this.once = new Once(store, faults);
    }

    Reply checkPending(Call call) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Decision decision = store.read(view -> Vault.decide(view, player));
        return decision.fold(
                deposit -> DEPOSIT,
                withdraw -> pets(withdraw.trade().wanted().names()),
                unknown -> USER_NOT_FOUND,
                busy -> pets(List.of()));
    }

    private static Reply pets(List<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", "Withdraw");
        fields.put("pets", names);
        return Reply.json(200, fields);
    }

    Reply checkWithdraw(Call call) {
        PlayerId player = Wire.player(call.fields(), "userId");
        return store.read(view -> Vault.decide(view, player)
                .fold(
                        deposit -> withdraw(
                                List.of(),
                                0,
                                Vault.code(view, deposit.user())
                                        .map(code -> code.text())
                                        .orElse("")),
                        withdraw -> withdraw(
                                withdraw.trade().wanted().names(),
                                withdraw.trade().wanted().gems(),
                                withdraw.trade().code().text()),
                        unknown -> USERNOTFOUND,
                        busy -> withdraw(List.of(), 0, busy.trade().code().text())));
    }

    private static Reply withdraw(List<String> pets, long gems, String code) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", "Withdraw");
        fields.put("pets", pets);
        fields.put("gems", gems);
        fields.put("code", code);
        return Reply.json(200, fields);
    }

    Reply checkDeposit(Call call) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Handover handover = pets(call.fields());
        return store.read(view -> vault.check(view, player, handover)
                .fold(
                        valid -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("valid", true);
                            fields.put("discordUserId", valid.user().value());
                            fields.put("depositValue", valid.value());
                            return Reply.json(200, fields);
                        },
                        invalid -> Reply.json(
                                200,
                                Map.of("valid", false, "error", invalid.fault().message())),
                        unknown -> faults.form(UNVERIFIED, "")));
    }

    CompletionStage<Reply> confirmDeposit(Call call, Caller caller) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Handover handover = names(call.fields());
        return done(call, caller, tx -> told(vault.deposit(tx, player, handover), ""));
    }

    CompletionStage<Reply> completeDeposit(Call call, Caller caller) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Handover handover = pets(call.fields());
        return done(call, caller, tx -> told(vault.deposit(tx, player, handover), "Deposit completed"));
    }

    /** Without a list, all that was reserved was handed out. */
    CompletionStage<Reply> confirmWithdraw(Call call, Caller caller) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Optional<Handover> said = call.fields().has("items") ? Optional.of(names(call.fields())) : Optional.empty();
        return done(
                call, caller, tx -> told(vault.withdraw(tx, player, said.orElseGet(() -> reserved(tx, player))), ""));
    }

    CompletionStage<Reply> completeWithdraw(Call call, Caller caller) {
        PlayerId player = Wire.player(call.fields(), "userId");
        Handover handover = pets(call.fields());
        return done(call, caller, tx -> told(vault.withdraw(tx, player, handover), "Withdrawal completed"));
    }

    private static Handover reserved(Tx tx, PlayerId player) {
        return Vault.decide(tx, player)
                .fold(
                        deposit -> Handover.NOTHING,
                        withdraw -> Handover.of(withdraw.trade().wanted()),
                        unknown -> Handover.NOTHING,
                        busy -> Handover.NOTHING);
    }

    /** A signed request counts once; one that only shows the key has no name to know it again by. */
    private CompletionStage<Reply> done(Call call, Caller caller, Change<Reply> work) {
        Optional<RequestProof> proof = caller.proof();
        return proof.isPresent() ? once.run(call, proof.get(), work) : store.writeAsync(work, call.executor());
    }

    private Reply told(CompleteOutcome outcome, String message) {
        return outcome.fold(
                completed -> success(completed.trade(), message),
                refused -> faults.form(Wire.fault(400, refused.fault()), ""),
                unknown -> faults.form(UNVERIFIED, ""),
                nobody -> faults.form(UNVERIFIED, ""),
                conflict -> faults.form(Fault.of(409, "ended-otherwise", "Trade ended before"), ""));
    }

    private static Reply success(Trade trade, String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        fields.put("transactionId", trade.id().toString());
        if (!message.isEmpty()) {
            fields.put("message", message);
        }
        return Reply.json(200, fields);
    }

    private static Handover names(Fields fields) {
        return Handover.ofNames(fields.texts("items", Wire.MOST_LINES, Wire.LONGEST_NAME), 0);
    }

    private static Handover pets(Fields fields) {
        List<Handover.Piece> pieces = new ArrayList<>();
        for (Fields pet : fields.objects("pets", Wire.MOST_LINES)) {
            String rarity = pet.optionalText("rarity", Wire.LONGEST_NAME).orElse(Rarity.NORMAL.word());
            Rarity known = Rarity.of(rarity)
                    .orElseThrow(() -> pet.problem("rarity", "rarity: expected Normal, Golden or Rainbow"));
            pieces.add(Handover.Piece.of(pet.text("name", Wire.LONGEST_NAME), known, pet.flag("shiny", false)));
        }
        return new Handover(pieces, fields.whole("gems", -Wire.MOST_GEMS, Wire.MOST_GEMS, 0));
    }
}
