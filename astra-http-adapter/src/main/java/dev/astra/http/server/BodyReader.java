package dev.astra.http.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** One thread: its event loop. Reads a body up to a limit; what comes behind it is thrown away. */
final class BodyReader {
    private final int most;
    private final Consumer<byte[]> whole;
    private final Runnable tooLong;
    private Buffer read = Buffer.buffer();
    private boolean over;

    private BodyReader(int most, Consumer<byte[]> whole, Runnable tooLong) {
        this.most = most;
        this.whole = whole;
        this.tooLong = tooLong;
    }

    /**
     * Reads.
     *
     * @param most bytes
     * @param whole gets the body, or nothing if there is none
     * @param tooLong is called once, as soon as it is known
     */
    static void read(HttpServerRequest request, int most, Consumer<byte[]> whole, Runnable tooLong) {
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") == null) {
            whole.accept(new byte[0]);
            return;
        }
        BodyReader reader = new BodyReader(most, whole, tooLong);
        request.handler(reader::part).endHandler(nothing -> reader.end()).exceptionHandler(failure -> {});
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most)) {
            reader.stop();
        }
    }

    private void part(Buffer bytes) {
        if (!over) {
            if (read.length() + bytes.length() > most) {
                stop();
            } else {
                read.appendBuffer(bytes);
            }
        }
    }

    private void stop() {
        over = true;
        read = Buffer.buffer();
        tooLong.run();
    }

    private void end() {
        if (!over) {
            whole.accept(read.getBytes());
        }
    }
}
