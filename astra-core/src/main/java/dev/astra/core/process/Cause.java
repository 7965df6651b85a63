package dev.astra.core.process;

/**
 * Immutable. Why an instance came to its end, or never began.
 *
 * @param kind the class of causes, which has a budget of its own
 * @param text what happened, in words
 */
public record Cause(Kind kind, String text) {
    /** The cause that an exit is. */
    public static Cause of(Exit exit) {
        Kind kind = exit.normal() ? Kind.FINISHED : exit.signal() > 0 ? Kind.KILLED : Kind.FAILED;
        return new Cause(kind, exit.toString());
    }

    @Override
    public String toString() {
        return text;
    }

    /** Classes of causes. */
    public enum Kind {
        /** Ended with exit code 0. */
        FINISHED(false),
        /** Ended with another exit code. */
        FAILED(false),
        /** Ended by a signal that we did not send. */
        KILLED(false),
        /** Was not ready in time. */
        NOT_READY(false),
        /** Its health check failed too often in a row. */
        UNHEALTHY(false),
        /** The system had no process or memory for it. */
        NO_RESOURCES(false),
        /** There is no such file or directory. */
        NOT_FOUND(true),
        /** It may not be run, or is no program. */
        NOT_ALLOWED(true);

        private final boolean permanent;

        Kind(boolean permanent) {
            this.permanent = permanent;
        }

        /** Whether trying again at once is no use. */
        public boolean permanent() {
            return permanent;
        }
    }
}
