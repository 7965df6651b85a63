/**
 * Which trading account belongs to which Discord account, proved by a code in the profile. {@link
 * dev.astra.trading.account.Accounts} is the service. It asks no outside system: what a profile says is handed in.
 */
@NullMarked
package dev.astra.trading.account;

import org.jspecify.annotations.NullMarked;
