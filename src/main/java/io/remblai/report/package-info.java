/**
 * The report of a run as one HTML file: verdict, numbers, figures with their text alternatives and
 * tables, and how they are written so that nothing from the data can become markup or script.
 *
 * <p>May import results only, {@code summary} and {@code refine}; knows nothing of Spark.
 */
package io.remblai.report;
