package dev.astra.core.store.file;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One thread at a time, but for {@link #hurry}. Holds up who writes so that others have the disk most of the time. */
final class Pace implements LongConsumer {
    private final LongSupplier bytesPerSecond;
    private volatile boolean hurried;
    private volatile @Nullable Thread held;
    private long freeAt;

    Pace(LongSupplier bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Returns when so many bytes have had their time. */
    @Override
    public void accept(long bytes) {
        long now = System.nanoTime();
        long takes = Math.multiplyExact(bytes, TimeUnit.SECONDS.toNanos(1)) / bytesPerSecond.getAsLong();
        freeAt = Math.max(freeAt, now - takes) + takes;
        held = Thread.currentThread();
        for (long left = freeAt - now;
                left > 0 && !hurried && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(this, left);
            left = freeAt - System.nanoTime();
        }
        held = null;
    }

    /** Holds nobody up any more. Thread-safe. */
    void hurry() {
        hurried = true;
        LockSupport.unpark(held);
    }
}
