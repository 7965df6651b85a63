package dev.astra.core.store.file;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** One thread at a time. Holds up who writes so that others have the disk most of the time. */
final class Pace implements LongConsumer {
    private final LongSupplier bytesPerSecond;
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
        for (long left = freeAt - now; left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(this, left);
            left = freeAt - System.nanoTime();
        }
    }
}
