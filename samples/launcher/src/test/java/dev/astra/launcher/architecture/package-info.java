/**
 * The rules of the house as tests: who may depend on whom, what a source file looks like, which behavior is proved where.
 */
@NullMarked
package dev.astra.launcher.architecture;

import org.jspecify.annotations.NullMarked;
