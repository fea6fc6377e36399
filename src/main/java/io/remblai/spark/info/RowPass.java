package io.remblai.spark.info;

import java.io.Serializable;
import java.util.Iterator;

/** What is done with the rows of one partition; a named class, see the closure rules. */
public interface RowPass<T> extends Serializable {
  Iterator<T> call(RowCursor rows);
}
