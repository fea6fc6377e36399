/**
 * Runs {@code docs/recipes.md} as it is printed, and holds it to what it claims.
 *
 * <p>May import everything.
 */
package io.remblai.job.recipe;
