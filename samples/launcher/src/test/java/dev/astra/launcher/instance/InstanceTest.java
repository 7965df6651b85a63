package dev.astra.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.time.SystemScheduler;
import dev.astra.testkit.Cases;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    private final SystemScheduler scheduler = new SystemScheduler("test-time");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void passesTheWordsOnAndBringsBothStreamsAndTheExitCodeBack() {
        CommandRunner echo = (request, to, complain) -> {
            to.println(request.directory() + " " + request.words());
            complain.println("oh \u2705");
            return 7;
        };
        try (InstanceServer server = InstanceServer.start(home, echo, scheduler)) {
            assertThat(server.socket()).exists();
            assertThat(run("claim", "", "two words", "\u00fc\u2705")).hasValue(7);
            assertThat(out.toString()).isEqualTo("/here [claim, , two words, \u00fc\u2705]\n");
            assertThat(err.toString()).isEqualTo("oh \u2705\n");
        }
    }

    @Test
    void bringsALongAnswerBackWhole() {
        String line = "x".repeat(1_000);
        CommandRunner chatter = (request, to, complain) -> {
            for (int i = 0; i < 500; i++) {
                to.println(line);
            }
            return 0;
        };
        try (InstanceServer server = InstanceServer.start(home, chatter, scheduler)) {
            assertThat(run()).hasValue(0);
            assertThat(out.toString()).isEqualTo((line + "\n").repeat(500));
            assertThat(server.socket()).exists();
        }
    }

    @Test
    void servesSeveralClientsAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(4);
        CommandRunner meeting = (request, to, complain) -> {
            try {
                return together.await(20, TimeUnit.SECONDS) >= 0 ? 0 : 1;
            } catch (Exception nobodyCame) {
                return 1;
            }
        };
        try (InstanceServer server = InstanceServer.start(home, meeting, scheduler)) {
            List<CompletableFuture<OptionalInt>> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(CompletableFuture.supplyAsync(this::run, task -> new Thread(task, "client").start()));
            }
            assertThat(clients).allSatisfy(client -> assertThat(client.join()).hasValue(0));
            assertThat(server.socket()).exists();
        }
    }

    @Test
    void onlyTheOwnerCanReachTheSocket() throws IOException {
        try (InstanceServer server = InstanceServer.start(home, (request, to, complain) -> 0, scheduler)) {
            Path directory = server.socket().getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket())))
                    .isEqualTo("rw-------");
            UserPrincipal owner = Files.getOwner(server.socket());
            UserPrincipal other = () -> "somebody else";
            assertThat(Peer.admitted(Optional.of(owner), owner)).isTrue();
            assertThat(Peer.admitted(Optional.of(other), owner)).isFalse();
            try (SocketChannel client = connect(server)) {
                assertThat(Peer.of(client)).contains(owner);
            }
        }
    }

    @Test
    void aSocketWhosePathWouldBeTooLongLiesInAPrivateTemporaryDirectory() throws IOException {
        Path deep = Files.createDirectories(home.resolve("d".repeat(60)).resolve("e".repeat(60)));
        Path socket;
        try (InstanceServer server = InstanceServer.start(
                deep, (request, to, complain) -> request.words().size(), scheduler)) {
            socket = server.socket();
            assertThat(socket.toString().length()).isLessThan(100);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(new InstanceClient(deep, scheduler)
                            .run(request("one"), new PrintWriter(out), new PrintWriter(err)))
                    .hasValue(1);
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void theSocketOfADeadInstanceIsNobodyAndIsReplaced() throws IOException {
        Path left;
        Rendezvous rendezvous = new Rendezvous(home);
        Rendezvous.Bound bound = rendezvous.bind();
        left = bound.socket();
        bound.channel().close();
        assertThat(left).exists();
        assertThat(run("word")).isEmpty();
        try (InstanceServer server = InstanceServer.start(home, (request, to, complain) -> 5, scheduler)) {
            assertThat(server.socket()).isEqualTo(left);
            assertThat(run("word")).hasValue(5);
        }
        assertThat(run("word")).isEmpty();
    }

    @Test
    void rubbishThroughTheSocketRunsNothingAndTheNextCommandIsServed() {
        List<Request> ran = Collections.synchronizedList(new ArrayList<>());
        CommandRunner noting = (request, to, complain) -> {
            ran.add(request);
            return 0;
        };
        try (InstanceServer server = InstanceServer.start(home, noting, scheduler)) {
            Cases.run(60, random -> {
                byte[] rubbish = new byte[random.nextInt(2_000)];
                random.nextBytes(rubbish);
                if (random.nextBoolean() && rubbish.length >= 8) { // a right beginning, then rubbish
                    ByteBuffer.wrap(rubbish).putInt(0x41535431).putInt(random.nextInt(600) - 100);
                }
                try (SocketChannel client = connect(server)) {
                    client.write(ByteBuffer.wrap(rubbish));
                    client.shutdownOutput();
                    Frame ready = Frame.read(new DataInputStream(Channels.newInputStream(client)));
                    assertThat(ready.kind()).isEqualTo(Frame.Kind.READY);
                } catch (IOException turnedAway) {
                    assertThat(turnedAway).isNotNull();
                }
            });
            awaitServed(server);
            assertThat(ran).hasSize(1);
            assertThat(ran.get(0).words()).containsExactly("real");
        }
    }

    @Test
    void refusesTooManyOrTooLongWordsBeforeAnythingIsSent() {
        try (InstanceServer server = InstanceServer.start(home, (request, to, complain) -> 0, scheduler)) {
            assertThatThrownBy(() -> run("x".repeat(70_000)))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("65536");
            assertThatThrownBy(() -> run(Collections.nCopies(300, "x").toArray(String[]::new)))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("256 arguments");
            assertThat(run("x")).hasValue(0);
            assertThat(server.socket()).exists();
        }
    }

    @Test
    void aCommandThatBreaksIsToldAndTheServerGoesOn() {
        CommandRunner broken = (request, to, complain) -> {
            if (request.words().contains("break")) {
                throw new IllegalStateException("canary");
            }
            return 0;
        };
        try (InstanceServer server = InstanceServer.start(home, broken, scheduler)) {
            assertThat(run("break")).hasValue(1);
            assertThat(err.toString()).contains("IllegalStateException").doesNotContain("canary");
            assertThat(run("go")).hasValue(0);
            assertThat(server.socket()).exists();
        }
    }

    @Test
    void rubbishInPlaceOfTheSocketsNameIsNoInstance() {
        Cases.run(50, random -> {
            Files.createDirectories(home.resolve("instance"));
            byte[] rubbish = new byte[random.nextInt(300)];
            random.nextBytes(rubbish);
            Files.write(home.resolve("instance/socket-path"), rubbish);
            assertThat(new InstanceClient(home, scheduler).present()).isFalse();
        });
    }

    @Test
    void whoeverAnswersInAnotherLanguageIsNotTrusted() throws IOException {
        Rendezvous.Bound bound = new Rendezvous(home).bind();
        try (ServerSocketChannel channel = bound.channel()) {
            Thread stranger = new Thread(() -> answer(channel), "stranger");
            stranger.start();
            assertThatThrownBy(() -> run("word")).hasMessageContaining("nothing was done");
        }
    }

    private static void answer(ServerSocketChannel channel) {
        try (SocketChannel client = channel.accept()) {
            client.write(
                    ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }

    /** Those before may still be on their way out. */
    private void awaitServed(InstanceServer server) {
        OptionalInt code = OptionalInt.empty();
        for (int i = 0; i < 1_000 && code.isEmpty(); i++) {
            try {
                code = run("real");
            } catch (dev.astra.core.UnavailableException busy) {
                assertThat(busy).hasMessageContaining("nothing was done");
                Thread.onSpinWait();
            }
        }
        assertThat(code).as(server.socket() + " serves").hasValue(0);
    }

    private static SocketChannel connect(InstanceServer server) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(server.socket()));
        return channel;
    }

    private static Request request(String... words) {
        return new Request("/here", List.of(words));
    }

    private OptionalInt run(String... words) {
        return new InstanceClient(home, scheduler).run(request(words), new PrintWriter(out), new PrintWriter(err));
    }
}
