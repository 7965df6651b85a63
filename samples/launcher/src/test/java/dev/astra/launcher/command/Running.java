package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One thread. {@code astra run} in this process, and commands that go through it. */
final class Running implements AutoCloseable {
    private final Desk desk;
    private final Heard heard = new Heard();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    private Running(Desk desk) {
        this.desk = desk;
    }

    static Running start(Desk desk) throws InterruptedException {
        Running running = new Running(desk);
        Thread thread = new Thread(() -> running.end.complete(desk.typeAloud(running.heard, "run")), "run");
        thread.setDaemon(true);
        thread.start();
        running.heard.await("astra is running in");
        return running;
    }

    Typed type(String... words) {
        return desk.type(words);
    }

    @Override
    public void close() {
        desk.stop();
        assertThat(end.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
        assertThat(heard.text()).contains("astra has stopped.");
    }
}
