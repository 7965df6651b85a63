package dev.astra.http.server;

import dev.astra.http.server.AccessOutcome.Admitted;

/**
 * Decides who may call an operation.
 *
 * <ol>
 *   <li>It sees the call before anything else looks at its body, and does not block.
 *   <li>Secrets are compared in a time that does not depend on where they differ.
 * </ol>
 */
@FunctionalInterface
public interface Access {
    /** Lets everybody in. */
    Access OPEN = call -> new Admitted(Caller.ANYBODY);

    /** Whether this call is let in. */
    AccessOutcome admit(Call call);
}
