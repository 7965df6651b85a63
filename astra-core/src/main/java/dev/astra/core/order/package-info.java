/**
 * Paid orders of a shop: what is stored of them and how they are brought in. The main type is {@code OrderRegistry}. It
 * does not know what an order entitles to.
 */
@NullMarked
package dev.astra.core.order;

import org.jspecify.annotations.NullMarked;
