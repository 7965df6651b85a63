/**
 * What is signed and who may sign it: Ed25519 keys, certificates under pinned root keys, and the one form that all signed
 * files share. The main types are {@link dev.astra.licensing.signature.Signer} for the seller and {@link
 * dev.astra.licensing.signature.RootKeys} for the customer's machine. What stands in a file is up to its own package.
 */
@NullMarked
package dev.astra.licensing.signature;

import org.jspecify.annotations.NullMarked;
