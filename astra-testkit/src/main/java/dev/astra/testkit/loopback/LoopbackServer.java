package dev.astra.testkit.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Thread-safe. A server on a free port of the loopback address; a thread for each connection, ended by {@link #close}. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final ServerSocket port;
    private final String name;
    private final Handler handler;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    /** Answers requests. Called on the connection's thread, for several connections at the same time. */
    @FunctionalInterface
    public interface Handler {
        /** What this request gets. */
        Answer answer(Request request);
    }

    private LoopbackServer(String name, Handler handler) throws IOException {
        this.name = name;
        this.handler = handler;
        this.port = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts.
     *
     * @param name of its threads
     * @param handler answers
     */
    public static LoopbackServer start(String name, Handler handler) {
        try {
            LoopbackServer server = new LoopbackServer(name, handler);
            server.thread(name, server::accept);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException("expected a free port on the loopback address", noPort);
        }
    }

    /** Where it listens. */
    public int port() {
        return port.getLocalPort();
    }

    /** How many connections there were so far. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = port.accept();
                int number = accepted.incrementAndGet();
                thread(name + "-" + number, () -> serve(socket));
            }
        } catch (IOException closed) {
            connections.forEach(Connection::close);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Connection connection = new Connection(socket);
            connections.add(connection);
            try {
                connection.serve(handler);
            } finally {
                connections.remove(connection);
            }
        } catch (IOException gone) {
            // The client, or a fault that was asked for, ended the connection.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void thread(String called, Runnable work) {
        Thread thread = new Thread(work, called);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening and ends every connection. Idempotent. */
    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException alreadyGone) {
            // It does not listen any more, which is what was asked for.
        }
        connections.forEach(Connection::close);
    }
}
