package dev.astra.launcher.instance;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Thread-safe. Hands a command to a running instance, if there is one. */
public final class InstanceClient {
    /** Without a sign of life for longer than this an instance counts as hung. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(15);

    private final Rendezvous rendezvous;
    private final Scheduler scheduler;

    /**
     * Connects to nothing yet.
     *
     * @param home the home directory
     * @param scheduler for time-outs
     */
    public InstanceClient(Path home, Scheduler scheduler) {
        this.rendezvous = new Rendezvous(home);
        this.scheduler = scheduler;
    }

    /** Whether an instance answers. */
    public boolean present() {
        Optional<SocketChannel> channel = connect();
        channel.ifPresent(InstanceServer::closeQuietly);
        return channel.isPresent();
    }

    /**
     * Runs a command there.
     *
     * @param request the command
     * @param out gets what it prints
     * @param err gets what it complains about
     * @return its exit code; empty if no instance is there, or only the socket of a dead one
     * @throws UnavailableException if the instance broke off or does not answer; the command may have run
     */
    public OptionalInt run(Request request, PrintWriter out, PrintWriter err) {
        Optional<SocketChannel> found = connect();
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = found.get()) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            greet(in, channel);
            request.write(new DataOutputStream(Channels.newOutputStream(channel)));
            return OptionalInt.of(follow(in, channel, out, err));
        } catch (MalformedRequestException tooLarge) {
            throw new RejectedException(String.valueOf(tooLarge.getMessage()), tooLarge);
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected an answer of the running instance, got none ("
                            + broken.getClass().getSimpleName()
                            + "); the command may have been run there: look before you repeat it",
                    broken);
        }
    }

    private void greet(DataInputStream in, SocketChannel channel) {
        try {
            if (next(in, channel).kind() == Frame.Kind.READY) {
                return;
            }
            throw new RejectedException(
                    "expected a running instance of this version, found another behind its socket; restart it");
        } catch (IOException turnedAway) {
            throw new UnavailableException(
                    "the running instance takes no command just now; nothing was done, try again in a moment",
                    turnedAway);
        }
    }

    private int follow(DataInputStream in, SocketChannel channel, PrintWriter out, PrintWriter err) throws IOException {
        while (true) {
            Frame piece = next(in, channel);
            switch (piece.kind()) {
                case OUT -> print(piece, out);
                case ERR -> print(piece, err);
                case EXIT -> {
                    return piece.exitCode();
                }
                case READY, ALIVE -> {}
            }
        }
    }

    private static void print(Frame piece, PrintWriter to) {
        to.print(piece.text());
        to.flush();
    }

    private Frame next(DataInputStream in, SocketChannel channel) throws IOException {
        Scheduler.Handle alarm = scheduler.after(SILENCE_LIMIT, () -> InstanceServer.closeQuietly(channel));
        try {
            return Frame.read(in);
        } finally {
            alarm.cancel();
        }
    }

    private Optional<SocketChannel> connect() {
        Optional<Path> socket = rendezvous.socket();
        if (socket.isEmpty()) {
            return Optional.empty();
        }
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket.get()));
                if (!Peer.admitted(Peer.of(channel), Files.getOwner(socket.get()))) {
                    throw new SocketException("somebody else is behind it");
                }
                return Optional.of(channel);
            } catch (IOException | RuntimeException nobody) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException | UnsupportedOperationException noSockets) {
            return Optional.empty();
        }
    }
}
