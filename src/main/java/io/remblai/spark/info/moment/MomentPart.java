package io.remblai.spark.info.moment;

import io.remblai.spark.info.Dims;
import io.remblai.spark.info.RowCursor;

/** Which of a row's vectors are put side by side. */
enum MomentPart {
  X {
    @Override
    int dim(Dims dims) {
      return dims.x();
    }

    @Override
    void copy(RowCursor row, double[] to, int at) {
      append(row.x().widened(), to, at);
    }
  },
  Y {
    @Override
    int dim(Dims dims) {
      return dims.y();
    }

    @Override
    void copy(RowCursor row, double[] to, int at) {
      append(row.y().widened(), to, at);
    }
  },
  X_Y {
    @Override
    int dim(Dims dims) {
      return dims.x() + dims.y();
    }

    @Override
    void copy(RowCursor row, double[] to, int at) {
      append(row.y().widened(), to, append(row.x().widened(), to, at));
    }
  },
  X_Y_GIVEN {
    @Override
    int dim(Dims dims) {
      return dims.all();
    }

    @Override
    void copy(RowCursor row, double[] to, int at) {
      int behindY = append(row.y().widened(), to, append(row.x().widened(), to, at));
      append(row.given().widened(), to, behindY);
    }
  };

  /** Length of what is put side by side. */
  abstract int dim(Dims dims);

  /** Copies it to {@code to[at..]}. */
  abstract void copy(RowCursor row, double[] to, int at);

  private static int append(double[] vector, double[] to, int at) {
    System.arraycopy(vector, 0, to, at, vector.length);
    return at + vector.length;
  }
}
