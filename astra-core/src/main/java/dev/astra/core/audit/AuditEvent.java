package dev.astra.core.audit;

import dev.astra.core.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. One change that somebody made: who, what, to what, from what to what, when. It names things by their numbers;
 * e-mails, order ids and machine ids do not belong in it.
 *
 * @param number its place among all events, from 1
 * @param time when, by the store's time
 * @param actor who caused it
 * @param action what was done, in one or two words: {@code claim}, {@code reset cooldown}
 * @param subject what it was done to: {@code license 42}
 * @param before how that was before; empty if there was nothing
 * @param after how that is now; empty if there is nothing any more
 */
public record AuditEvent(
        long number, Instant time, Actor actor, String action, String subject, String before, String after) {
    /** Refuses missing parts. */
    public AuditEvent {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
