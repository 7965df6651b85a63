package dev.astra.launcher.instance;

import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: its request, and the answer in pieces. The command has a thread of its own, so that a slow client never holds
 * it up for long.
 */
final class Conversation {
    /** A request must be there within this. */
    static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
    /** A piece of the answer must be taken within this. */
    static final Duration WRITE_LIMIT = Duration.ofSeconds(10);
    /** At least this often the client hears that the command goes on. */
    static final Duration ALIVE_EVERY = Duration.ofSeconds(2);

    private static final int PIECES = 64;
    private static final Logger LOG = LoggerFactory.getLogger("astra.instance");

    private final SocketChannel channel;
    private final CommandRunner runner;
    private final Scheduler scheduler;
    private final Workers workers;
    private final String name;
    private final BlockingQueue<Frame> pieces = new ArrayBlockingQueue<>(PIECES);
    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final CompletableFuture<Void> ran = new CompletableFuture<>();
    private volatile boolean running;
    private volatile boolean closed;

    Conversation(SocketChannel channel, CommandRunner runner, Scheduler scheduler, Workers workers, long number) {
        this.channel = channel;
        this.runner = runner;
        this.scheduler = scheduler;
        this.workers = workers;
        this.name = "client-" + number;
    }

    String name() {
        return name;
    }

    void hold() {
        try (channel) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            send(out, Frame.of(Frame.Kind.READY));
            Request request = within(REQUEST_LIMIT, () -> Request.read(in));
            running = true;
            if (closed) {
                return;
            }
            workers.start(name + "-command", () -> run(request));
            passOn(out);
        } catch (MalformedRequestException rubbish) {
            LOG.warn("{}: {}", name, rubbish.getMessage());
        } catch (IOException gone) {
            LOG.debug("{} is gone", name);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            held.complete(null);
        }
    }

    /** Ends once the command, if there is one, has come to its end and its answer is out or given up. */
    CompletableFuture<Void> ending() {
        if (!running) {
            close();
            return held;
        }
        return CompletableFuture.allOf(held, ran);
    }

    void close() {
        closed = true;
        InstanceServer.closeQuietly(channel);
    }

    private void run(Request request) {
        int code = 1;
        try (PrintWriter out = writer(Frame.Kind.OUT);
                PrintWriter err = writer(Frame.Kind.ERR)) {
            try {
                code = runner.run(request, out, err);
            } catch (RuntimeException unexpected) {
                LOG.error(
                        "{}: a command failed unexpectedly: {}",
                        name,
                        unexpected.getClass().getName());
                err.println("astra: the command failed unexpectedly ("
                        + unexpected.getClass().getName() + ")");
            }
        }
        put(Frame.exit(code));
        ran.complete(null);
    }

    private PrintWriter writer(Frame.Kind kind) {
        return new PrintWriter(new Pieces(bytes -> put(Frame.text(kind, bytes))), true, StandardCharsets.UTF_8);
    }

    /** Waits while the client is slow, and drops what nobody listens to any more. */
    private void put(Frame piece) {
        try {
            while (!closed && !pieces.offer(piece, 100, TimeUnit.MILLISECONDS)) {
                LOG.trace("{} is slow", name);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(DataOutputStream out) throws IOException, InterruptedException {
        Frame piece;
        do {
            piece = pieces.poll(ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            send(out, piece == null ? Frame.of(Frame.Kind.ALIVE) : piece);
        } while (piece == null || piece.kind() != Frame.Kind.EXIT);
    }

    private void send(DataOutputStream out, Frame piece) throws IOException {
        within(WRITE_LIMIT, () -> {
            piece.write(out);
            return piece;
        });
    }

    /** A socket of this family knows no time-out of its own; closing it ends whatever waits for it. */
    private <T> T within(Duration limit, Exchange<T> exchange) throws IOException {
        Scheduler.Handle alarm = alarm(limit);
        try {
            return exchange.run();
        } finally {
            alarm.cancel();
        }
    }

    private Scheduler.Handle alarm(Duration limit) throws IOException {
        try {
            return scheduler.after(limit, this::close);
        } catch (IllegalStateException ending) {
            throw new IOException("the instance ends", ending);
        }
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }
}
