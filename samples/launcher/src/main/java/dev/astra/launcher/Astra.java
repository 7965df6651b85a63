package dev.astra.launcher;

import dev.astra.launcher.command.Program;
import dev.astra.launcher.demo.Demo;

/** The program {@code astra}. */
public final class Astra {
    private Astra() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command
     */
    public static void main(String[] arguments) {
        Launch.launch(Program.SELLER.with(Demo.class), System.getenv(), arguments);
    }
}
