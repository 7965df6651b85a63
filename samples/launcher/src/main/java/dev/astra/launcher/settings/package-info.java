/**
 * The settings file of the trading programs, {@code Astra_Settings.ini}, in both of its generations. The main type is
 * {@code AstraSettings}. It reads and judges; what a setting does is decided where it is used.
 */
@NullMarked
package dev.astra.launcher.settings;

import org.jspecify.annotations.NullMarked;
