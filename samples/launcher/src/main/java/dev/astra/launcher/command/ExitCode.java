package dev.astra.launcher.command;

/** How the program ends. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;

    /** Refused or failed, for a reason that was told. */
    public static final int REFUSED = 1;

    /** The command line was not understood; nothing was done. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
