/**
 * Stages for Spark ML: estimators, their models, what they tell of themselves.
 *
 * <p>May import everything below {@code job}, Spark and Spark ML; nothing imports it.
 */
package io.remblai.ml;
