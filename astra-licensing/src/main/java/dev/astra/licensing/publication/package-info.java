/**
 * Brings the list of licenses to the public: rendered from the store, put in place, read back. The main type is {@link
 * dev.astra.licensing.publication.Publication}. It decides nothing about licenses.
 */
@NullMarked
package dev.astra.licensing.publication;

import org.jspecify.annotations.NullMarked;
