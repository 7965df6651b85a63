/** Hashes, MACs and derived keys as the signed files need them, on the JDK's algorithms. It keeps no key. */
@NullMarked
package dev.astra.licensing.digest;

import org.jspecify.annotations.NullMarked;
