package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.astra.core.process.Phase;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.time.SystemScheduler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepRunningTest {
    private static final ProgramName BOT = new ProgramName("bot");

    private final BlockingQueue<SupervisorEvent> told = new LinkedBlockingQueue<>();

    @Test
    void aProgramThatIsKilledRunsAgain(@TempDir Path directory) throws Exception {
        HttpServer health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        health.start();
        URI address = URI.create("http://127.0.0.1:" + health.getAddress().getPort() + "/");
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
