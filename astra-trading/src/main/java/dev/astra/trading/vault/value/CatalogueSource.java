package dev.astra.trading.vault.value;

/**
 * Says which pets there are and what they are worth, in pages.
 *
 * <ol>
 *   <li><b>Pages.</b> Numbered from 1. Each is read by itself; one that fails says nothing about the others.
 *   <li><b>Failure.</b> A page that cannot be read is {@link PageOutcome.Failed}, never a shorter page. When not even the
 *       number of pages is known, {@link #pages} throws {@link dev.astra.core.UnavailableException}.
 *   <li><b>Tolerant by row.</b> A row that cannot be understood is left out and told in {@link PageOutcome.Read#refused}.
 *   <li><b>Limits.</b> At most {@value #MOST_PAGES} pages, and {@value #MOST_ROWS} rows a page.
 *   <li><b>Threading.</b> Called from one thread at a time; may block, for a bounded time a page.
 * </ol>
 */
public interface CatalogueSource {
    /** The most pages. */
    int MOST_PAGES = 1000;

    /** The most rows of a page. */
    int MOST_ROWS = 10_000;

    /** How many pages there are. */
    int pages();

    /**
     * Reads one page.
     *
     * @param number from 1 to {@link #pages}
     */
    PageOutcome page(int number);
}
