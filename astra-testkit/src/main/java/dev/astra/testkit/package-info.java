/**
 * Contract kits, seeded cases, virtual time and stand-ins, for Astra's own tests and for its users'. The stand-ins
 * need neither JUnit nor AssertJ, so that programs can run them.
 */
@NullMarked
package dev.astra.testkit;

import org.jspecify.annotations.NullMarked;
