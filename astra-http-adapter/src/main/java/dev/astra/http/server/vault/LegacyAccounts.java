package dev.astra.http.server.vault;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.core.store.Store;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Fault;
import dev.astra.http.server.FaultException;
import dev.astra.http.server.Reply;
import dev.astra.trading.account.Challenge;
import dev.astra.trading.account.Challenges;
import dev.astra.trading.account.ConfirmOutcome;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.NameFault;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.gateway.PlayerId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Thread-safe. The verification of the older clients. */
final class LegacyAccounts {
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 100;

    private final Store store;
    private final ProfileSource profiles;

    LegacyAccounts(Store store, ProfileSource profiles) {
        this.store = store;
        this.profiles = profiles;
    }

    CompletionStage<Reply> start(Call call, Caller caller) {
        String name = call.fields().text("robloxUsername", LONGEST_NAME);
        requireName(name);
        return profiles.find(name)
                .thenCompose(found -> store.writeAsync(tx -> Challenges.start(tx, player(found)), call.executor()))
                .thenApply(LegacyAccounts::started);
    }

    private static void requireName(String name) {
        NameFault.of(name).ifPresent(fault -> {
            throw new FaultException(Fault.of(400, "name", sentence(fault)));
        });
    }

    private static Reply started(Challenge challenge) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        fields.put("code", challenge.code().text());
        fields.put("message", "Put this code into your Roblox profile within 10 minutes, then confirm");
        fields.put("robloxUsername", challenge.player().name());
        fields.put("robloxUserId", challenge.player().id().value());
        return Reply.json(200, fields);
    }

    CompletionStage<Reply> confirm(Call call, Caller caller) {
        String name = call.query("robloxUsername").orElse("");
        requireName(name);
        UserId user = Wire.user(call.query("discordId").orElse(""));
        return profiles.find(name)
                .thenCompose(found -> look(player(found).id()))
                .thenCompose(looked -> store.writeAsync(
                                tx -> Challenges.confirm(tx, user, looked.challenge(), looked.profile()),
                                call.executor())
                        .thenApply(
                                outcome -> confirmed(outcome, looked.challenge().player())));
    }

    /** A code, and the profile that was read for it. */
    private record Looked(Challenge challenge, Lookup<String> profile) {}

    private CompletionStage<Looked> look(PlayerId player) {
        Optional<Challenge> found = store.read(view -> Challenges.find(view, player));
        Challenge challenge = found.orElseThrow(() -> told(404, "no-pending", "No pending verification"));
        return profiles.text(player).thenApply(profile -> new Looked(challenge, profile));
    }

    private static Player player(Lookup<Player> found) {
        return found.fold(
                it -> it.value(),
                absent -> {
                    throw told(404, "player", "Roblox user not found");
                },
                unavailable -> {
                    throw new UnavailableException(
                            "the site does not answer", unavailable.retryAfter().orElse(LATER));
                });
    }

    private static Reply confirmed(ConfirmOutcome outcome, Player player) {
        return outcome.fold(
                linked -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("success", true);
                    fields.put("message", "Account verified");
                    fields.put("robloxUserId", player.id().value());
                    return Reply.json(200, fields);
                },
                none -> {
                    throw told(404, "no-pending", "No pending verification");
                },
                expired -> {
                    throw told(400, "expired", "Verification expired");
                },
                codeNotFound -> {
                    throw told(400, "code", "Verification code not found in profile");
                },
                tryLater -> {
                    throw new UnavailableException(
                            "the site does not answer", tryLater.retryAfter().orElse(LATER));
                },
                taken -> {
                    throw told(409, "taken", "Account already linked");
                },
                tooMany -> {
                    throw new FaultException(
                            Fault.later(429, "too-many-requests", "Too many attempts", tooMany.left()));
                });
    }

    private static FaultException told(int status, String code, String detail) {
        return new FaultException(Fault.of(status, code, detail));
    }

    private static String sentence(NameFault fault) {
        return switch (fault) {
            case TOO_SHORT -> "Username is too short";
            case TOO_LONG -> "Username is too long";
            case INVALID_CHARACTER -> "Username contains invalid characters";
            case LEADING_UNDERSCORE -> "Username cannot start with an underscore";
            case TRAILING_UNDERSCORE -> "Username cannot end with an underscore";
            case TWO_UNDERSCORES -> "Username can have at most one underscore";
        };
    }
}
