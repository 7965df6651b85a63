/**
 * What a shop tells the server: {@link dev.astra.http.server.shop.ShoppyRoutes} hears that something happened to an order.
 * It believes nothing but that: the order itself is read from the shop.
 */
@NullMarked
package dev.astra.http.server.shop;

import org.jspecify.annotations.NullMarked;
