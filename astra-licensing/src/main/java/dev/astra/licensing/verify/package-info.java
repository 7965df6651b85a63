/**
 * What runs on the customer's machine: the license check and the update check. The main type is {@code LicenseCheck}. It does not depend on the store.
 */
@NullMarked
package dev.astra.licensing.verify;

import org.jspecify.annotations.NullMarked;
