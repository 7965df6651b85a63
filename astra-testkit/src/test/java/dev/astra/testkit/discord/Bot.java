package dev.astra.testkit.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A bot without a library: calls by hand, frames as they come. */
final class Bot implements WebSocket.Listener {
    static final int LIGHT = Intents.GUILDS | Intents.GUILD_MESSAGES | Intents.DIRECT_MESSAGES;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FakeDiscord discord;
    private final List<String> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch ended = new CountDownLatch(1);
    private WebSocket socket;
    private int closeCode;

    Bot(FakeDiscord discord) {
        this.discord = discord;
        connect();
    }

    /** Logs in and waits until it is told of everything. */
    static Bot in(FakeDiscord discord, long intents) {
        Bot bot = new Bot(discord);
        bot.identify(discord.token().reveal(), intents);
        return bot;
    }

    void connect() {
        URI url = URI.create(discord.gatewayUrl() + "?encoding=json&v=10");
        socket = HTTP.newWebSocketBuilder().buildAsync(url, this).join();
    }

    void identify(String token, long intents) {
        send(2, JsonObject.of().put("token", token).put("intents", intents));
    }

    void send(int op, JsonObject data) {
        socket.sendText(JsonObject.of().put("op", op).put("d", data).toString(), true)
                .join();
    }

    HttpResponse<String> call(String method, String path, String json) {
        return call(method, path, json, "Bot " + discord.token().reveal());
    }

    HttpResponse<String> call(String method, String path, String json, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(discord.restUrl().resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** The status, and Discord's code where it refuses. */
    String outcome(String method, String path, String json) {
        HttpResponse<String> response = call(method, path, json);
        return response.statusCode() < 400
                ? Integer.toString(response.statusCode())
                : response.statusCode() + " "
                        + JsonObject.parse(response.body()).number("code", -1);
    }

    /** Waits for the next frame of a type, an event's name or a number of Discord's. */
    JsonObject await(String type) {
        synchronized (frames) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (System.nanoTime() < end) {
                for (String text : frames) {
                    JsonObject frame = JsonObject.parse(text);
                    if (frame.text("t").equals(type) || frame.text("op").equals(type)) {
                        frames.remove(text);
                        return frame;
                    }
                }
                try {
                    frames.wait(100);
                } catch (InterruptedException stop) {
                    throw new AssertionError(stop);
                }
            }
            throw new AssertionError("expected " + type + ", got " + frames);
        }
    }

    /** The frames that nobody has waited for. */
    List<String> left() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** The code with which the connection ended; 1006 if it broke. */
    int awaitEnd() throws InterruptedException {
        if (!ended.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("expected the connection to end");
        }
        return closeCode;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            synchronized (frames) {
                frames.add(partial.toString());
                frames.notifyAll();
            }
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        ended.countDown();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
        ended.countDown();
    }
}
