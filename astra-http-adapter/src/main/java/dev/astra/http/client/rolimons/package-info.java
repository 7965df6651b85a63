/**
 * Item values of Rolimon's. The only public type is {@code RolimonsValueFeed}. It does not say whether an answer is to be
 * believed; that is for the domain.
 */
@NullMarked
package dev.astra.http.client.rolimons;

import org.jspecify.annotations.NullMarked;
