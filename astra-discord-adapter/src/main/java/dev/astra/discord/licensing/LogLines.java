package dev.astra.discord.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.View;
import dev.astra.discord.text.Markup;
import dev.astra.licensing.BindRequest;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimRequest;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Revocation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Immutable. What the log channel says about a decision: who, by name and id, what they did, with which order or machines.
 *
 * @param locale of staff
 */
record LogLines(Locale locale) {
    Optional<String> of(View view, LicensingEvent event) {
        return event.fold(
                claim -> Optional.of(claim(view, claim)),
                this::bind,
                this::revoke,
                this::reinstate,
                reset -> reset.outcome()
                        .fold(
                                done -> Optional.of(staff("log.reset", reset.actor(), reset.id())),
                                nothing -> Optional.empty(),
                                unknown -> Optional.empty()),
                forget -> forget.outcome()
                        .fold(
                                forgotten -> Optional.of(in(
                                        "log.forgot",
                                        "who",
                                        actor(forget.actor()),
                                        "license",
                                        ids(forgotten.licenses()))),
                                already -> Optional.empty(),
                                nobody -> Optional.empty()));
    }

    /** Somebody typed as an order id what cannot be one. */
    String notAnOrder(UserId user, String typed) {
        return in("log.notAnOrder", "who", Words.who(user), "order", Words.typed(typed));
    }

    /** Somebody named too many orders that are not theirs. */
    String guessing(UserId user, String typed) {
        return in("log.guessing", "who", Words.who(user), "order", Words.typed(typed));
    }

    private String claim(View view, LicensingEvent.Claim event) {
        ClaimRequest request = event.request();
        return event.outcome()
                .fold(
                        claimed -> order("log.claimed", request),
                        already -> order("log.reclaimed", request),
                        taken -> order("log.taken", request),
                        unknown -> order("log.unknown", request),
                        notAnId -> notAnOrder(request.user(), request.order()),
                        notAMember -> order(
                                isTheirs(view, request) ? "log.reclaimNotAMember" : "log.claimNotAMember", request),
                        revoked -> order("log.revoked", request));
    }

    private String order(String key, ClaimRequest request) {
        return in(key, "who", Words.who(request.user()), "order", Words.typed(request.order()));
    }

    private static boolean isTheirs(View view, ClaimRequest request) {
        return OrderRegistry.find(view, new OrderId(request.order()))
                .flatMap(
                        order -> Licensing.find(view, new BuyerId(order.number().value())))
                .flatMap(License::owner)
                .equals(Optional.of(request.user()));
    }

    private Optional<String> bind(LicensingEvent.Bind event) {
        BindRequest request = event.request();
        return event.outcome()
                .fold(
                        bound -> Optional.of(
                                machine("log.set", request, bound.id(), bound.machine()) + shared(bound.sharedWith())),
                        changed -> Optional.of(
                                change("log.changed", request, changed.id(), changed.old(), changed.machine())
                                        + shared(changed.sharedWith())),
                        unchanged ->
                                Optional.of(machine("log.unchanged", request, unchanged.id(), unchanged.machine())),
                        refused -> Optional.of(
                                change("log.tooRecently", request, refused.id(), refused.old(), refused.machine())),
                        notABuyer -> Optional.of(machine("log.notABuyer", request)),
                        notAMember -> Optional.of(machine("log.bindNotAMember", request)),
                        notAMachine -> Optional.of(machine("log.notAMachine", request)),
                        which -> Optional.empty(),
                        taken -> Optional.of(in(
                                "log.machineTaken",
                                "who",
                                Words.who(request.user()),
                                "machine",
                                Words.typed(request.machine()),
                                "license",
                                taken.id(),
                                "others",
                                ids(taken.others()))),
                        revoked -> Optional.of(in(
                                "log.bindRevoked",
                                "who",
                                Words.who(request.user()),
                                "machine",
                                Words.typed(request.machine()),
                                "license",
                                revoked.id())));
    }

    private String machine(String key, BindRequest request) {
        return in(key, "who", Words.who(request.user()), "machine", Words.typed(request.machine()));
    }

    private String machine(String key, BindRequest request, BuyerId id, MachineId machine) {
        return in(key, "who", Words.who(request.user()), "machine", Words.typed(machine.value()), "license", id);
    }

    private String change(String key, BindRequest request, BuyerId id, Optional<MachineId> old, MachineId machine) {
        return in(
                key,
                "who",
                Words.who(request.user()),
                "old",
                old.map(known -> Words.typed(known.value())).orElse("?"),
                "machine",
                Words.typed(machine.value()),
                "license",
                id);
    }

    private String shared(List<BuyerId> others) {
        return others.isEmpty() ? "" : " " + in("log.shared", "others", ids(others));
    }

    private Optional<String> revoke(LicensingEvent.Revoke event) {
        return event.outcome()
                .fold(
                        revoked -> Optional.of(in(
                                "log.tookAway",
                                "who",
                                actor(event.actor()),
                                "license",
                                event.id(),
                                "owner",
                                owner(revoked.license()),
                                "reason",
                                revoked.license()
                                        .revocation()
                                        .map(it -> reason(it.reason(), locale))
                                        .orElse("?"))),
                        already -> Optional.empty(),
                        unknown -> Optional.empty());
    }

    private Optional<String> reinstate(LicensingEvent.Reinstate event) {
        return event.outcome()
                .fold(
                        reinstated -> Optional.of(staff("log.gaveBack", event.actor(), event.id())),
                        notRevoked -> Optional.empty(),
                        moneyGone -> Optional.empty(),
                        unknown -> Optional.empty());
    }

    private String staff(String key, Actor actor, BuyerId id) {
        return in(key, "who", actor(actor), "license", id);
    }

    /** An alert that somebody seems to try order ids. */
    String guessAlert(UserId user, int tries, Duration window) {
        return in(
                "alert.guessing",
                "who",
                Words.who(user),
                "tries",
                tries,
                "time",
                dev.astra.discord.text.Waiting.text(window));
    }

    private String owner(License license) {
        return license.owner().map(Words::who).orElse(in("log.nobody"));
    }

    /** Why a license was taken away, in words. */
    static String reason(Revocation.Reason reason, Locale locale) {
        return Words.TEXTS.in(locale, "reason." + reason.name());
    }

    /** Whoever acted: people by name, parts of the program by theirs. */
    private static String actor(Actor actor) {
        String value = actor.value();
        int colon = value.indexOf(':') + 1;
        String rest = value.substring(colon);
        boolean person = rest.matches("[1-9][0-9]{0,18}") && !value.startsWith("system:");
        try {
            return person ? Words.who(UserId.parse(rest)) : Markup.code(value, 100);
        } catch (IllegalArgumentException none) {
            return Markup.code(value, 100);
        }
    }

    private static String ids(List<BuyerId> ids) {
        return ids.stream().map(BuyerId::toString).collect(Collectors.joining(", "));
    }

    private String in(String key, Object... values) {
        return Words.TEXTS.in(locale, key, values);
    }
}
