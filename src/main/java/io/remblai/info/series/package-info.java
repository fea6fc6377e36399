/**
 * Windows of the past of two series, for transfer entropy: the information of what the target does
 * next and the source's past, where the target's own past is given.
 *
 * <p>May import only {@code java.*}.
 */
package io.remblai.info.series;
