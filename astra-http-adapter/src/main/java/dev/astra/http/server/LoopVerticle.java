package dev.astra.http.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One thread: its event loop. Listens, and looks after its connections. */
final class LoopVerticle extends VerticleBase {
    private static final long LOOK_MILLIS = 250;

    private final Site site;
    private final HttpServerOptions options;
    private final IntConsumer port;
    private @Nullable HttpServer server;

    LoopVerticle(Site site, HttpServerOptions options, IntConsumer port) {
        this.site = site;
        this.options = options;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Loop loop = new Loop(vertx, site);
        vertx.setPeriodic(LOOK_MILLIS, timer -> loop.lines().look());
        HttpServer listening = vertx.createHttpServer(options)
                .connectionHandler(loop.lines()::opened)
                .requestHandler(loop::handle);
        server = listening;
        return listening.listen().onSuccess(bound -> port.accept(bound.actualPort()));
    }

    @Override
    public Future<?> stop() {
        HttpServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : listening.shutdown(site.limits().closeTime().toMillis(), TimeUnit.MILLISECONDS);
    }
}
