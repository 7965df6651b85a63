/**
 * What the user has set: in the environment, in {@code .env}, in a file. Start at {@code Configuration}. Which settings
 * there are stands in {@code Settings}; what they are used for is decided elsewhere.
 */
@NullMarked
package dev.astra.launcher.config;

import org.jspecify.annotations.NullMarked;
