/**
 * Orders of the shop service Shoppy, version 1 of its interface. The main type is {@code ShoppyOrderSource}. It knows no
 * rule about orders.
 */
@NullMarked
package dev.astra.http.client.shoppy;

import org.jspecify.annotations.NullMarked;
