package io.remblai.refine;

import java.util.List;

/**
 * A block of a tree of blocks.
 *
 * @param <B> blocks of the same kind of tree
 */
public interface TreeBlock<B extends TreeBlock<B>> {

  /** The name of the block, unique in its tree. */
  long path();

  int points();

  /** Whether it is cut no further. */
  boolean isLeaf();

  /** What it is cut into, in order; each has a point at least. Not to be called on a leaf. */
  List<B> parts();
}
