package dev.astra.http.client.shoppy;

import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * One request and its answer, read on a thread of the client. The waiting thread can be interrupted at any time: the call
 * is then canceled.
 */
final class Exchange implements Callback {
    private final int maxBytes;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private Exchange(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Asks and waits.
     *
     * @param call bounded by a time-out of its own
     * @param maxBytes of the body
     * @throws UnavailableException if no whole answer came
     */
    static Reply of(Call call, int maxBytes) throws InterruptedException {
        Exchange exchange = new Exchange(maxBytes);
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
                    "expected an answer of the shop, none came; check the network, it is tried again", failed);
        }
    }

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
                        "expected an answer of at most " + maxBytes + " bytes, the shop sent more");
            }
            reply.complete(new Reply(response, body));
        } catch (IOException | RuntimeException failure) {
            reply.completeExceptionally(failure);
        }
    }
}
