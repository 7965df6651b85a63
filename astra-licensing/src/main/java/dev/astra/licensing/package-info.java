/**
 * Licenses: claimed by a person, bound to a machine, published in the whitelist. The main type is {@code Licensing}. What runs on the customer's machine is in {@code verify}.
 */
@NullMarked
package dev.astra.licensing;

import org.jspecify.annotations.NullMarked;
