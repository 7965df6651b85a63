/**
 * The published list over HTTP, for the license check. The only type is {@code HttpWhitelistSource}. It does not judge
 * what it reads.
 */
@NullMarked
package dev.astra.http.client.whitelist;

import org.jspecify.annotations.NullMarked;
