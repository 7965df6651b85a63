package dev.astra.launcher.instance;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts what is written into pieces that fit a frame. */
final class Pieces extends OutputStream {
    private final Consumer<byte[]> taker;

    Pieces(Consumer<byte[]> taker) {
        this.taker = taker;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; done += Frame.MAX_BYTES) {
            int from = offset + done;
            taker.accept(Arrays.copyOfRange(bytes, from, from + Math.min(Frame.MAX_BYTES, length - done)));
        }
    }
}
