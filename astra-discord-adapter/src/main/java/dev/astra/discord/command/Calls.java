package dev.astra.discord.command;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.discord.card.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Runs commands that were found: rights, arguments, cooldown, handler, in this order. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private static final int INCIDENT_LENGTH = 8;
    private static final String INCIDENT_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Replies replies;
    private final RateLimit limit;
    private final CommandListener listener;
    private final Limiter<UserId> callers;
    private final Limiter<Use> uses;

    /** A call whose arguments are not read yet. */
    record Call(long id, Caller caller, Place place, Locale locale, Command command, Given given) {}

    /** What came of looking at rights, arguments and cooldown. */
    private sealed interface Admission {
        default <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused) {
            return this instanceof Admitted it ? admitted.apply(it) : refused.apply((Refused) this);
        }
    }

    private record Admitted(Invocation invocation) implements Admission {}

    private record Refused(Answer answer) implements Admission {}

    private record Use(UserId user, String command) {}

    Calls(Replies replies, RateLimit limit, LongSupplier nanos, CommandListener listener) {
        this.replies = replies;
        this.limit = limit;
        this.listener = listener;
        this.callers = new Limiter<>(nanos);
        this.uses = new Limiter<>(nanos);
    }

    /** The words in the order of the arguments; what is more than those does not count. */
    static Function<Argument<?>, Optional<String>> byPlace(Command command, List<String> words) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(words.size(), command.arguments().size()); i++) {
            named.put(command.arguments().get(i).name(), words.get(i));
        }
        return argument -> Optional.ofNullable(named.get(argument.name()));
    }

    Limiter.Ruling count(Caller caller) {
        return callers.count(caller.id(), limit);
    }

    CompletionStage<Answer> run(Call call, Function<Argument<?>, Optional<String>> words) {
        return admit(call, words)
                .fold(admitted -> handle(call, admitted.invocation()), refused -> done(refused.answer()));
    }

    /** Like {@link #run}, for a command that opens a form. */
    Prompt ask(Call call, Function<Invocation, Prompt> prompt, Function<Argument<?>, Optional<String>> words) {
        return admit(call, words)
                .fold(
                        admitted -> ask(call, prompt, admitted.invocation()),
                        refused -> new Prompt.Tell(refused.answer()));
    }

    private Prompt ask(Call call, Function<Invocation, Prompt> prompt, Invocation invocation) {
        try {
            listener.heard(invocation);
            return prompt.apply(invocation);
        } catch (RuntimeException failure) { // whatever a command does, the person hears something
            return new Prompt.Tell(failed(call, failure));
        }
    }

    private Admission admit(Call call, Function<Argument<?>, Optional<String>> words) {
        Command command = call.command();
        if (!command.access().allows(call.caller())) {
            return new Refused(replies.refused(command, call.place().door(), call.locale()));
        }
        Map<Argument<?>, Object> values = new HashMap<>();
        for (Argument<?> argument : command.arguments()) {
            Optional<String> text = words.apply(argument).filter(word -> !word.isBlank());
            if (text.isEmpty() && argument.required()) {
                return new Refused(usage(call, argument, Replies.Problem.MISSING));
            }
            try {
                text.ifPresent(word -> values.put(argument, argument.read(word)));
            } catch (RuntimeException unreadable) { // readers are the users' own
                return new Refused(usage(call, argument, Replies.Problem.UNREADABLE));
            }
        }
        Duration wait = cooldown(call);
        return wait.isZero()
                ? new Admitted(
                        new Invocation(call.id(), call.caller(), call.place(), call.locale(), values, call.given()))
                : new Refused(replies.wait(call.locale(), wait));
    }

    private Answer usage(Call call, Argument<?> argument, Replies.Problem problem) {
        return replies.usage(call.command(), call.place().door(), call.locale(), argument, problem);
    }

    private Duration cooldown(Call call) {
        Duration cooldown = call.command().cooldown();
        return cooldown.isZero()
                ? Duration.ZERO
                : uses.count(new Use(call.caller().id(), call.command().name()), new RateLimit(1, cooldown))
                        .left();
    }

    private CompletionStage<Answer> handle(Call call, Invocation invocation) {
        try {
            listener.heard(invocation);
            return call.command()
                    .handler()
                    .answer(invocation)
                    .thenApply(answer -> answer.with(call.command().visibility()))
                    .exceptionally(failure -> failed(call, failure));
        } catch (RuntimeException failure) { // whatever a handler does, the person hears something
            return done(failed(call, failure));
        }
    }

    /** The message of an exception may repeat what somebody typed, so only its kind and place are noted. */
    private Answer failed(Call call, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        StackTraceElement[] trace = cause.getStackTrace();
        String incident = incident();
        LOG.warn(
                "{} failed, incident {}: {} at {}",
                call.command(),
                incident,
                cause.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        return cause instanceof UnavailableException
                ? replies.unavailable(call.locale())
                : replies.failed(call.locale(), incident);
    }

    /** What staff find the failure by in the log; letters and digits that nobody mixes up. */
    private static String incident() {
        return ThreadLocalRandom.current()
                .ints(INCIDENT_LENGTH, 0, INCIDENT_LETTERS.length())
                .mapToObj(i -> INCIDENT_LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
