package dev.astra.http.server;

import dev.astra.core.UnavailableException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. An HTTP server for sets of {@link Routes}: on the loopback address unless said otherwise, without TLS (put a
 * proxy in front), with {@code /livez}, {@code /readyz}, {@code /metrics} and a page for each document.
 *
 * <pre>{@code
 * try (AstraServer server = AstraServer.builder().port(8080).routes(vaultRoutes).build()) {
 *     server.start();
 *     …
 * }
 * }</pre>
 */
public final class AstraServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int SLACK_SECONDS = 5;

    private final Builder settings;
    private final AtomicInteger port = new AtomicInteger();
    private @Nullable Vertx vertx;
    private @Nullable Site site;
    private @Nullable String deployment;
    private boolean closed;

    private AstraServer(Builder settings) {
        this.settings = settings;
    }

    /** Settings before starting. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Listens. Waits until it does; not to be called on an event loop.
     *
     * @throws UnavailableException if the address cannot be had
     * @throws IllegalStateException if it was started or closed before
     */
    public synchronized void start() {
        if (vertx != null || closed) {
            throw new IllegalStateException("expected a server that was not started yet");
        }
        Vertx running = settings.vertx != null ? settings.vertx : ownVertx();
        vertx = running;
        DeploymentOptions options =
                new DeploymentOptions().setInstances(settings.loops).setThreadingModel(ThreadingModel.EVENT_LOOP);
        try {
            Site opened = settings.site(running);
            site = opened;
            deployment = await(
                    running.deployVerticle(() -> new LoopVerticle(opened, httpOptions(), port::set), options)
                            .toCompletionStage()
                            .toCompletableFuture(),
                    LONGEST_START);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Vertx ownVertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.loops)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setPreferNativeTransport(false));
    }

    private HttpServerOptions httpOptions() {
        ServerLimits limits = settings.limits;
        long longest =
                Math.max(limits.idleTime().toSeconds(), limits.requestTime().toSeconds() * 2);
        return new HttpServerOptions()
                .setHost(settings.host)
                .setPort(settings.port == 0 ? -1 : settings.port)
                .setIdleTimeout(Math.toIntExact(longest) + SLACK_SECONDS)
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxInitialLineLength(limits.headerBytes() / 2)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setSni(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setTcpNoDelay(true);
    }

    /** Where it listens. */
    public URI url() {
        String host = settings.host.indexOf(':') >= 0 ? "[" + settings.host + "]" : settings.host;
        return URI.create("http://" + host + ":" + port.get());
    }

    /**
     * Says no to new requests, lets those that are being answered be answered for a time, then ends. Idempotent.
     */
    @Override
    public synchronized void close() {
        Vertx running = vertx;
        if (closed || running == null) {
            closed = true;
            return;
        }
        closed = true;
        if (site != null) {
            site.close();
        }
        Duration longest = settings.limits.closeTime().plusSeconds(SLACK_SECONDS);
        try {
            if (deployment != null) {
                await(running.undeploy(deployment).toCompletionStage().toCompletableFuture(), longest);
            }
        } finally {
            if (settings.vertx == null) {
                await(running.close().toCompletionStage().toCompletableFuture(), longest);
            }
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration longest) {
        try {
            return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new UnavailableException("the server cannot listen: " + failed.getMessage(), failed);
        } catch (TimeoutException late) {
            throw new UnavailableException("the server took longer than " + longest.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for the server", interrupted);
        }
    }

    /** One thread. Settings of a server. */
    public static final class Builder {
        private static final int MOST_PORT = 65_535;

        private final List<Routes> routes = new ArrayList<>();
        private final List<Readiness> readiness = new ArrayList<>();
        private final List<Gauge> gauges = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port = 8080;
        private int loops = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        private ServerLimits limits = ServerLimits.STANDARD;
        private InstantSource clock = InstantSource.system();
        private AccessLog accessLog = new LoggedAccess();
        private @Nullable Vertx vertx;

        private Builder() {}

        /** What it answers; several sets with different paths. */
        public Builder routes(Routes... sets) {
            routes.addAll(List.of(sets));
            return this;
        }

        /** Where it listens: an address of this machine; only from this machine unless said otherwise. */
        public Builder host(String address) {
            if (address.isBlank()) {
                throw new IllegalArgumentException("expected an address of this machine, got a blank one");
            }
            this.host = address;
            return this;
        }

        /** On which port; 0 for any that is free. 8080 unless said otherwise. */
        public Builder port(int number) {
            if (number < 0 || number > MOST_PORT) {
                throw new IllegalArgumentException("expected a port from 0 to 65535, got " + number);
            }
            this.port = number;
            return this;
        }

        /** How many event loops; at least 1. As many as there are processors, at most 4, unless said otherwise. */
        public Builder loops(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("loops must be >= 1, got " + count);
            }
            this.loops = count;
            return this;
        }

        /** What it allows. */
        public Builder limits(ServerLimits most) {
            this.limits = Objects.requireNonNull(most, "limits");
            return this;
        }

        /** What signatures are checked by. */
        public Builder clock(InstantSource wall) {
            this.clock = Objects.requireNonNull(wall, "clock");
            return this;
        }

        /** What must be well for {@code /readyz} to say so. */
        public Builder readiness(Readiness... checks) {
            readiness.addAll(List.of(checks));
            return this;
        }

        /** Numbers of yours for {@code /metrics}. */
        public Builder gauges(Gauge... numbers) {
            gauges.addAll(List.of(numbers));
            return this;
        }

        /** Who hears of answers, in place of the log {@code dev.astra.http.access}. */
        public Builder accessLog(AccessLog hears) {
            this.accessLog = Objects.requireNonNull(hears, "accessLog");
            return this;
        }

        /** Your own Vert.x, whose threads are used and which is not closed. */
        @SuppressWarnings("exports")
        public Builder vertx(Vertx own) {
            this.vertx = Objects.requireNonNull(own, "vertx");
            return this;
        }

        /** The server; {@link AstraServer#start} makes it listen. */
        public AstraServer build() {
            return new AstraServer(this);
        }

        /**
         * Lets a router of yours answer the paths of these sets, in a server of yours. Limits on connections and their
         * times are then yours. No handler before it may read bodies.
         *
         * @param own your Vert.x
         * @param router yours; other paths go on to its next handlers
         */
        @SuppressWarnings("exports")
        public void mountOn(Vertx own, Router router) {
            Site shared = site(own);
            ConcurrentMap<Thread, Loop> running = new ConcurrentHashMap<>();
            router.route()
                    .handler(routing -> running.computeIfAbsent(Thread.currentThread(), thread -> new Loop(own, shared))
                            .router(routing.request())
                            .ifPresentOrElse(found -> found.handleContext(routing), routing::next));
        }

        private Site site(Vertx running) {
            Metrics metrics = new Metrics(gauges);
            List<Contract> contracts = new ArrayList<>();
            routes.forEach(each -> contracts.add(Contract.of(running, each)));
            List<Routes> shown = List.copyOf(routes);
            AtomicBoolean closing = new AtomicBoolean();
            contracts.add(Contract.of(running, new SystemRoutes(metrics, List.copyOf(readiness), shown, closing::get)));
            return new Site(contracts, limits, clock, accessLog, metrics, closing);
        }
    }
}
