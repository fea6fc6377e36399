package io.remblai.spark.output;

import io.remblai.lowrank.rows.RowBlock;
import io.remblai.lowrank.rows.RowWeights;
import io.remblai.spark.lowrank.problem.NamedRows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One factor of a low-rank coupling as a table for users: one row per point. */
public final class FactorTable {

  public static final String ID = "id";
  public static final String WEIGHTS = "weights";
  public static final String COMPONENT = "component";
  public static final String MASS = "mass";

  private FactorTable() {}

  /**
   * The rows in the partitions they are in; nothing is moved or collected.
   *
   * @param columns what to write; must live until the table was written
   * @param images names of the columns that the images go to, in the order of the images
   */
  public static Dataset<Row> of(
      SparkSession session,
      JavaRDD<NamedRows> rows,
      Broadcast<FactorColumns> columns,
      List<String> images,
      DataType id) {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType, false);
    StructType schema =
        new StructType()
            .add(ID, PairTable.plain(id), false)
            .add(WEIGHTS, floats, false)
            .add(COMPONENT, DataTypes.IntegerType, false)
            .add(MASS, DataTypes.DoubleType, false);
    for (String image : images) {
      schema = schema.add(image, floats, false);
    }
    return session
        .createDataFrame(rows.flatMap(new FactorRows(columns)), schema)
        .withColumn(ID, functions.col(ID).cast(id));
  }

  /** Turns rows of factors into rows of the table. */
  static final class FactorRows implements FlatMapFunction<NamedRows, Row> {

    private static final long serialVersionUID = 1;

    private final Broadcast<FactorColumns> columns;

    FactorRows(Broadcast<FactorColumns> columns) {
      this.columns = columns;
    }

    @Override
    public Iterator<Row> call(NamedRows named) {
      return new Cells(columns.value(), named);
    }
  }

  /** The rows of a block one by one, evaluated some at a time. Not thread safe. */
  private static final class Cells implements Iterator<Row> {

    private final FactorColumns columns;
    private final NamedRows named;
    private final RowWeights evaluated;
    private int at;

    Cells(FactorColumns columns, NamedRows named) {
      this.columns = columns;
      this.named = named;
      evaluated = new RowWeights(columns.rows());
    }

    @Override
    public boolean hasNext() {
      return at < named.rows().size();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more rows");
      }
      RowBlock rows = named.rows();
      int i = at % RowWeights.ROWS;
      if (i == 0) {
        evaluated.load(rows, at, Math.min(RowWeights.ROWS, rows.size() - at));
      }
      double[] shares = columns.shares(evaluated.weights(), i);
      List<Object> cells = new ArrayList<>();
      cells.add(named.ids().value(at));
      cells.add(floats(shares));
      cells.add(greatest(shares));
      cells.add(columns.mass() * evaluated.masses()[i]);
      for (int image = 0; image < columns.images(); image++) {
        cells.add(floats(columns.image(image, evaluated.weights(), i)));
      }
      at++;
      return RowFactory.create(cells.toArray());
    }

    private static float[] floats(double[] values) {
      float[] rounded = new float[values.length];
      for (int k = 0; k < values.length; k++) {
        rounded[k] = (float) values[k];
      }
      return rounded;
    }

    /** Of the values as they are written, the first of the greatest. */
    private static int greatest(double[] values) {
      int best = 0;
      for (int k = 1; k < values.length; k++) {
        if ((float) values[k] > (float) values[best]) {
          best = k;
        }
      }
      return best;
    }
  }
}
