package dev.astra.benchmarks;

/** Stateless. What happens right now, for the one who waits. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        System.err.println("bench: " + what);
    }
}
