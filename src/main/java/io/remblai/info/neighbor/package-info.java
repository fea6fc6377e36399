/**
 * Information from distances to nearest neighbours: the indices that find them and the estimators
 * that count with them.
 *
 * <p>May import only {@code java.*}, {@code math}, the parent package and {@code special}.
 */
package io.remblai.info.neighbor;
