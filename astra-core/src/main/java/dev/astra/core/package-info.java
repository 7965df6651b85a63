/**
 * Values and exceptions that every part of Astra shares. Start at {@code AstraException}. Rules live
 * in the packages below, none here.
 */
@NullMarked
package dev.astra.core;

import org.jspecify.annotations.NullMarked;
