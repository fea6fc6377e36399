package io.remblai.ml;

import java.io.IOException;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Saves stages with one line of Spark, and loads them with another; run by {@code scripts/versions}
 * as a program of its own file, with the jar of the build and the jars of a line alone.
 *
 * <p>{@code save FOLDER} fits, saves, and prints what the models make of some rows; {@code load
 * FOLDER} loads and prints the same.
 */
final class StagesAcrossLines {

  private StagesAcrossLines() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !List.of("save", "load").contains(args[0])) {
      throw new IllegalArgumentException("say save FOLDER or load FOLDER");
    }
    String folder = args[1];
    try (SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      session.sparkContext().setLogLevel("ERROR");
      if (args[0].equals("save")) {
        Dataset<Row> both = rows(session, "source", 0).union(rows(session, "target", 3));
        PipelineStage[] stages = {
          new HiRef().setLeafSize(40),
          new LowRankTransport().setRank(2).setMaxIter(20).setMappedCol("mean")
        };
        new Pipeline().setStages(stages).fit(both).write().overwrite().save(folder);
      }
      Dataset<Row> moved = PipelineModel.load(folder).transform(rows(session, "new", 1));
      moved
          .selectExpr("sum(hash(to_json(struct(*))))", "count(*)")
          .collectAsList()
          .forEach(System.out::println);
    }
  }

  /** A hundred rows in the plane, the same on every line. */
  private static Dataset<Row> rows(SparkSession session, String role, int step) {
    return session
        .range(100)
        .selectExpr(
            "concat('" + role + "', id) as id",
            "'" + role + "' as role",
            "array(float(sin(id * 7 + "
                + step
                + ")), float(cos(id * 3) + "
                + step
                + ")) as"
                + " features");
  }
}
