/**
 * Discord, the delivery side of Astra: ids, shared by the packages below. Texts are in {@code text}, answers in {@code
 * card}, commands in {@code command}, the server in {@code guild}, and the license bot in {@code licensing}. No rules live
 * here.
 */
@NullMarked
package dev.astra.discord;

import org.jspecify.annotations.NullMarked;
