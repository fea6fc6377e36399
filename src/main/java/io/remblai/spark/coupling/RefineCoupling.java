package io.remblai.spark.coupling;

import io.remblai.refine.BlockCut;
import io.remblai.refine.TaskOptions;
import io.remblai.refine.mass.MassRefinement;
import io.remblai.refine.mass.MassedRows;
import io.remblai.spark.PairBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/** Gathers both clouds and couples them by leaves and rounds, in memory that grows with rows. */
final class RefineCoupling
    implements Function<
        Tuple2<Integer, Tuple2<Iterable<MassedPoints>, Iterable<MassedPoints>>>, CoupledPairs> {

  private static final long serialVersionUID = 1;

  private final TaskOptions options;
  private final Integer rounds; // null: until they gain too little

  RefineCoupling(TaskOptions options, OptionalInt rounds) {
    this.options = options;
    this.rounds = rounds.isPresent() ? rounds.getAsInt() : null;
  }

  @Override
  public CoupledPairs call(
      Tuple2<Integer, Tuple2<Iterable<MassedPoints>, Iterable<MassedPoints>>> sides) {
    MassedPoints x = MassedPoints.canonical(sides._2()._1());
    MassedPoints y = MassedPoints.canonical(sides._2()._2());
    List<KeptStage> stages = new ArrayList<>();
    MassRefinement.Result found =
        new MassRefinement(
                options,
                rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds),
                stage -> stages.add(new KeptStage(stage)))
            .solve(rows(x), rows(y));
    double total = x.total();
    int entries = found.units().length;
    double[] masses = new double[entries];
    for (int e = 0; e < entries; e++) {
      masses[e] = found.units()[e] / total;
    }
    long[] paths = new long[entries];
    Arrays.fill(paths, BlockCut.ROOT);
    PairBlock pairs =
        new PairBlock(
            x.points().select(found.sources()),
            y.points().select(found.targets()),
            paths,
            new double[entries]);
    return new CoupledPairs(
        pairs,
        masses,
        CouplingOutcome.refined(
            entries, found.cost(), stages.toArray(KeptStage[]::new), found.converged()));
  }

  private static MassedRows rows(MassedPoints rows) {
    return new MassedRows(
        rows.points().keys(), rows.points().coordinates(), rows.units(), rows.points().dim());
  }
}
