/**
 * A log of grants, bindings and revocations that cannot be rewritten in silence: a Merkle tree as in RFC 9162 over blinded
 * entries. The main type for the seller is {@code TransparencyLog}; whoever verifies uses {@code Inclusion} and {@code
 * Consistency}, which need no store. It does not publish heads.
 */
@NullMarked
package dev.astra.licensing.transparency;

import org.jspecify.annotations.NullMarked;
