package dev.astra.launcher.instance;

import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Takes the commands of other starts of the program while this one holds the store. Only the owner of the
 * home directory gets in. At most {@value #MAX_CLIENTS} clients are served at once, each in threads of its own; a request
 * has a limit in bytes and must be there in time.
 */
public final class InstanceServer implements AutoCloseable {
    static final int MAX_CLIENTS = 16;
    private static final int END_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger("astra.instance");

    private final Rendezvous rendezvous;
    private final Path socket;
    private final ServerSocketChannel channel;
    private final UserPrincipal owner;
    private final CommandRunner runner;
    private final Scheduler scheduler;
    private final Workers workers = Workers.threads();
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();

    private InstanceServer(
            Rendezvous rendezvous, Rendezvous.Bound bound, UserPrincipal owner, CommandRunner runner, Scheduler time) {
        this.rendezvous = rendezvous;
        this.socket = bound.socket();
        this.channel = bound.channel();
        this.owner = owner;
        this.runner = runner;
        this.scheduler = time;
    }

    /**
     * Opens the socket and begins to serve. The caller holds the lock of the store in this home.
     *
     * @param home the home directory
     * @param runner runs the commands
     * @param scheduler for time-outs; outlives the server
     * @throws dev.astra.core.UnavailableException if there can be no socket
     */
    public static InstanceServer start(Path home, CommandRunner runner, Scheduler scheduler) {
        Objects.requireNonNull(runner, "runner");
        Rendezvous rendezvous = new Rendezvous(home);
        Rendezvous.Bound bound = rendezvous.bind();
        try {
            InstanceServer server =
                    new InstanceServer(rendezvous, bound, Files.getOwner(bound.socket()), runner, scheduler);
            server.workers.start("instance", server::accept);
            return server;
        } catch (IOException | RuntimeException failed) {
            closeQuietly(bound.channel());
            throw new dev.astra.core.UnavailableException(
                    "expected to serve other commands, could not: " + failed, failed);
        }
    }

    /** The socket. */
    public Path socket() {
        return socket;
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                welcome(channel.accept());
            } catch (IOException | RuntimeException failed) {
                if (channel.isOpen()) {
                    LOG.warn("a client was turned away: {}", failed.getClass().getSimpleName());
                }
            }
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        if (open.size() >= MAX_CLIENTS || !Peer.admitted(Peer.of(client), owner)) {
            LOG.warn("a client was turned away: {}", open.size() >= MAX_CLIENTS ? "too many at once" : "not the owner");
            client.close();
            return;
        }
        Conversation conversation = new Conversation(client, runner, scheduler, workers, numbers.incrementAndGet());
        open.add(conversation);
        try {
            workers.start(conversation.name(), () -> {
                try {
                    conversation.hold();
                } finally {
                    open.remove(conversation);
                }
            });
        } catch (RuntimeException noThread) {
            open.remove(conversation);
            conversation.close();
            throw noThread;
        }
    }

    /** Takes no further command and waits up to {@value #END_SECONDS} seconds for those that run. Idempotent. */
    @Override
    public void close() {
        closeQuietly(channel);
        rendezvous.release(socket);
        CompletableFuture<?>[] endings = open.stream().map(Conversation::ending).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(endings).get(END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException unfinished) {
            LOG.warn("a command was still running at the end; its answer is lost");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Conversation::close);
    }

    static void closeQuietly(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception given) {
            LOG.debug("a channel did not close: {}", given.getClass().getSimpleName());
        }
    }
}
