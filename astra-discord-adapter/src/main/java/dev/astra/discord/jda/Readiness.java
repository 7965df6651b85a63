package dev.astra.discord.jda;

import dev.astra.core.RejectedException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Whether the bot was let in, and why not. */
final class Readiness implements EventListener {
    private final CompletableFuture<JDA> stage = new CompletableFuture<>();
    private final Set<JDA> ready = ConcurrentHashMap.newKeySet();

    static Readiness of(JDA jda) {
        Readiness readiness = new Readiness();
        jda.addEventListener(readiness);
        if (jda.getStatus() == JDA.Status.CONNECTED) {
            readiness.isReady(jda);
        }
        return readiness;
    }

    CompletableFuture<JDA> stage() {
        return stage;
    }

    void isReady(JDA jda) {
        ready.add(jda);
        stage.complete(jda);
    }

    /** Whether all of these know their guilds. */
    boolean isFor(Collection<JDA> all) {
        return !all.isEmpty() && ready.containsAll(all);
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof ReadyEvent) {
            isReady(event.getJDA());
        } else if (event instanceof ShutdownEvent end) {
            stage.completeExceptionally(new RejectedException(why(end.getCloseCode())));
        }
    }

    private static String why(@Nullable CloseCode code) {
        if (code == CloseCode.DISALLOWED_INTENTS) {
            return "Discord did not grant an intent that was asked for: switch on \"Server Members Intent\" or \"Message"
                    + " Content Intent\" under \"Bot\" on Discord's developer portal, or do without";
        }
        if (code == CloseCode.AUTHENTICATION_FAILED) {
            return "Discord does not know the bot's token";
        }
        return "the connection to Discord was closed"
                + (code == null ? "" : ": " + code.getCode() + " " + code.getMeaning());
    }
}
