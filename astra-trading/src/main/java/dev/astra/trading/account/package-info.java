/**
 * Which trading account belongs to which Discord account, proved by a code in the profile. {@link
 * dev.astra.trading.account.Accounts} is the service. What a profile says comes
 * through the port {@link dev.astra.trading.account.ProfileSource}, and never from within a change.
 */
@NullMarked
package dev.astra.trading.account;

import org.jspecify.annotations.NullMarked;
