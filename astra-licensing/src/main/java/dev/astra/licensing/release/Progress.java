package dev.astra.licensing.release;

/** Hears how far a download has come. On the downloading thread; must return soon. */
@FunctionalInterface
public interface Progress {
    /**
     * Hears it, now and then and at the end.
     *
     * @param done how many bytes are there
     * @param all how many there will be
     */
    void reached(long done, long all);

    /** Hears nothing. */
    static Progress none() {
        return (done, all) -> {};
    }
}
