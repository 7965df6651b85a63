package dev.astra.launcher.command;

/** What to say about messages that wait for somebody to let them go. */
final class Parked {
    private Parked() {}

    static int tell(long messages, Terminal terminal) {
        terminal.row("outbox", Terminal.count(messages, "message") + " parked");
        return messages == 0
                ? terminal.done()
                : terminal.done("Parked messages may have been delivered before. \"astra store outbox\" shows them,"
                        + " \"astra store outbox release\" lets them go.");
    }
}
