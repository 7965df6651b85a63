package dev.astra.http.client;

import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Thread-safe. Asks one outside service: on threads of its own, without redirects, cookies or cache, bounded in time and
 * bytes. The waiting thread can be interrupted at any time; the call is then canceled.
 */
public final class Caller {
    private static final int MAX_THREADS = 8;

    private final OkHttpClient client;
    private final String who;
    private final int maxBytes;

    private Caller(OkHttpClient client, String who, int maxBytes) {
        this.client = client;
        this.who = who;
        this.maxBytes = maxBytes;
    }

    /**
     * A caller.
     *
     * @param own its connections, proxies and interceptors are used; it is not changed
     * @param who the service, for messages and thread names: {@code the shop}
     * @param timeout the longest time from a request to the end of its answer
     * @param maxBytes of an answer, unpacked
     */
    public static Caller of(OkHttpClient own, String who, Duration timeout, int maxBytes) {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0, MAX_THREADS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(who, work)));
        dispatcher.setMaxRequests(MAX_THREADS);
        dispatcher.setMaxRequestsPerHost(MAX_THREADS);
        OkHttpClient client = own.newBuilder()
                .dispatcher(dispatcher)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .callTimeout(timeout)
                .build();
        return new Caller(client, who, maxBytes);
    }

    private static Thread thread(String who, Runnable work) {
        Thread thread = new Thread(work, "astra-http " + who);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks and waits.
     *
     * @throws UnavailableException if no whole answer came; whether the service acted is then unknown
     * @throws InterruptedException if the wait was interrupted; the same holds
     */
    public Reply ask(Request request) throws InterruptedException {
        Call call = client.newCall(request);
        Exchange exchange = new Exchange();
        call.enqueue(exchange);
        try {
            return exchange.reply.get();
        } catch (InterruptedException stop) {
            call.cancel();
            throw stop;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnavailableException tooLong) {
                throw tooLong;
            }
            throw new UnavailableException(
                    "expected an answer of " + who + ", none came; check the network, it is tried again", failed);
        }
    }

    /**
     * Asks without waiting. More than eight at a time wait for their turn; the time-out begins with the turn.
     *
     * @return completes on a thread of the client, with the answer; fails with whatever kept it from coming
     */
    public CompletionStage<Reply> send(Request request) {
        Exchange exchange = new Exchange();
        client.newCall(request).enqueue(exchange);
        return exchange.reply;
    }

    /** One request and its answer, read on a thread of the client. */
    private final class Exchange implements Callback {
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();

        @Override
        public void onFailure(Call call, IOException failure) {
            reply.completeExceptionally(failure);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response;
                    InputStream in = response.body().byteStream()) {
                byte[] body = in.readNBytes(maxBytes + 1);
                if (body.length > maxBytes) {
                    throw new UnavailableException(
                            "expected an answer of at most " + maxBytes + " bytes, " + who + " sent more");
                }
                reply.complete(new Reply(response, body));
            } catch (IOException | RuntimeException failure) {
                reply.completeExceptionally(failure);
            }
        }
    }
}
