package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.astra.core.process.Phase;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.time.SystemScheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepRunningTest {
    private static final ProgramName BOT = new ProgramName("bot");

    private final BlockingQueue<SupervisorEvent> told = new LinkedBlockingQueue<>();

    private final AtomicInteger answer = new AtomicInteger(204);

    private HttpServer health() throws IOException {
        HttpServer health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        health.start();
        return health;
    }

    private static URI address(HttpServer health) {
        return URI.create("http://127.0.0.1:" + health.getAddress().getPort() + "/");
    }

    @Test
    void aProgramIsReadyOnlyWhenItsHealthCheckSaysSo(@TempDir Path directory) throws Exception {
        answer.set(503);
        HttpServer health = health();
        try (SystemScheduler scheduler = new SystemScheduler("time");
                Supervisor supervisor = KeepRunning.begin(
                        directory.resolve("place"), scheduler, told::add, address(health), "sleep", "600")) {
            await(SupervisorEvent.Kind.STARTED);
            assertThat(supervisor.status(BOT).orElseThrow().phase()).isEqualTo(Phase.STARTING);
            answer.set(204);
            await(SupervisorEvent.Kind.READY);
            assertThat(supervisor.status(BOT).orElseThrow().phase()).isEqualTo(Phase.RUNNING);
        } finally {
            health.stop(0);
        }
    }

    @Test
    void aProgramThatIsKilledRunsAgain(@TempDir Path directory) throws Exception {
        HttpServer health = health();
        URI address = address(health);
        long pid;
        try (SystemScheduler scheduler = new SystemScheduler("time");
                Supervisor supervisor =
                        KeepRunning.begin(directory.resolve("place"), scheduler, told::add, address, "sleep", "600")) {
            await(SupervisorEvent.Kind.READY);
            ProcessHandle.of(supervisor.status(BOT).orElseThrow().pid()).ifPresent(ProcessHandle::destroyForcibly);
            await(SupervisorEvent.Kind.READY);
            pid = supervisor.status(BOT).orElseThrow().pid();
            assertThat(supervisor.status(BOT).orElseThrow().phase()).isEqualTo(Phase.RUNNING);
        } finally {
            health.stop(0);
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    private void await(SupervisorEvent.Kind kind) throws InterruptedException {
        SupervisorEvent event;
        do {
            event = told.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("%s comes", kind).isNotNull();
        } while (event != null && event.kind() != kind);
    }
}
