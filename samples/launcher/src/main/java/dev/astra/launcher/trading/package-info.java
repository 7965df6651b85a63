/**
 * The trading part put together from settings: values, policy, gateway, notifier. The main type is {@code Trading}. It
 * decides nothing.
 */
@NullMarked
package dev.astra.launcher.trading;

import org.jspecify.annotations.NullMarked;
