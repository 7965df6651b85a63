package dev.astra.trading.value;

/**
 * Where a {@link ValuesFile} is kept, so that other programs can read it.
 *
 * <ol>
 *   <li><b>Whole or not at all.</b> Whoever reads sees the file before or the file after, never a part.
 *   <li><b>Others write too.</b> A file that is not any more as it was read is not overwritten.
 *   <li><b>Failure.</b> {@link dev.astra.core.CorruptDataException}: it is there and cannot be understood. {@link
 *       dev.astra.core.RejectedException}: it is not there; somebody must say where it is. {@link
 *       dev.astra.core.UnavailableException}: not now; the file is as it was, unless it says otherwise.
 *   <li><b>Threading.</b> Called on one thread at a time.
 * </ol>
 */
public interface ValuesStorage {
    /** The file as it is now. */
    ValuesFile read();

    /**
     * Puts another file in its place, and makes that last.
     *
     * @param before as it was read
     * @param after as it is to be; not the same
     */
    void replace(ValuesFile before, ValuesFile after);
}
