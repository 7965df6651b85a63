/**
 * How often something may change. The main type is {@code CooldownRule}, a pure rule that
 * explains itself.
 */
@NullMarked
package dev.astra.core.cooldown;

import org.jspecify.annotations.NullMarked;
