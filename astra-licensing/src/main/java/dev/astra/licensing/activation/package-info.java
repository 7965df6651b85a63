/**
 * What lets one machine run one license without the published list: a signed file that locks it to k of n components. The
 * main types are {@code ActivationCheck} for the customer's machine and {@code EnrollmentCode} for the way there. It needs
 * no store; who may have a file is decided in {@code enrollment}.
 */
@NullMarked
package dev.astra.licensing.activation;

import org.jspecify.annotations.NullMarked;
