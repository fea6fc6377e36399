package io.remblai.spark.info.moment;

import io.remblai.info.gaussian.CoMoments;
import io.remblai.info.gaussian.CodingRate;
import io.remblai.info.gaussian.ConditionalGaussian;
import io.remblai.info.gaussian.Covariance;
import io.remblai.info.gaussian.GaussianInformation;
import io.remblai.info.gaussian.OInformation;
import io.remblai.spark.info.Dims;
import io.remblai.spark.info.EstimateLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** What the moments of each group come to. */
final class EstimateMoments
    implements FlatMapFunction<Iterator<Tuple2<Long, CoMoments>>, EstimateLine> {

  private static final long serialVersionUID = 1;

  /** Permitted error as a part of the root mean square length of the vectors. */
  private static final double CODED_WITHIN = 0.5;

  private final List<MomentEstimator> estimators;
  private final Broadcast<Map<Long, Dims>> dims;

  EstimateMoments(List<MomentEstimator> estimators, Broadcast<Map<Long, Dims>> dims) {
    this.estimators = estimators;
    this.dims = dims;
  }

  @Override
  public Iterator<EstimateLine> call(Iterator<Tuple2<Long, CoMoments>> groups) {
    List<EstimateLine> lines = new ArrayList<>();
    while (groups.hasNext()) {
      Tuple2<Long, CoMoments> group = groups.next();
      for (MomentEstimator estimator : estimators) {
        switch (estimator) {
          case GAUSSIAN -> gaussian(group._1(), group._2(), lines);
          case GAUSSIAN_CONDITIONAL -> lines.add(conditional(group._1(), group._2()));
          case O_INFORMATION -> lines.add(oInformation(group._1(), group._2()));
          case CODING_RATE -> lines.add(codingRate(group._1(), group._2()));
        }
      }
    }
    return lines.iterator();
  }

  private void gaussian(long group, CoMoments moments, List<EstimateLine> lines) {
    EstimateLine line = EstimateLine.of(group, "gaussian", "information");
    lines.add(line);
    if (moments.count() < 2) {
      line.rows(moments.count(), 0).warning("a covariance needs at least 2 rows");
      return;
    }
    int split = dims.value().get(group).x();
    int[] x = Covariance.range(0, split);
    int[] y = Covariance.range(split, moments.dim());
    Covariance covariance = Covariance.of(moments);
    GaussianInformation estimator = GaussianInformation.defaults();
    line.estimate(estimator.estimate(covariance, x, y));
    double[] correlations = estimator.canonicalCorrelations(covariance, x, y);
    EstimateLine largest = EstimateLine.of(group, "gaussian", "largest_canonical_correlation");
    lines.add(largest.rows(moments.count(), 0));
    if (correlations.length > 0) {
      largest.normalised(correlations[0]);
    } else {
      largest.warning("one of the vectors is constant");
    }
  }

  private EstimateLine conditional(long group, CoMoments moments) {
    EstimateLine line = EstimateLine.of(group, "gaussian-conditional", "information");
    if (moments.count() < 2) {
      return line.rows(moments.count(), 0).warning("a covariance needs at least 2 rows");
    }
    Dims own = dims.value().get(group);
    return line.estimate(
        ConditionalGaussian.defaults().estimate(Covariance.of(moments), own.x(), own.y()));
  }

  private static EstimateLine oInformation(long group, CoMoments moments) {
    EstimateLine line = EstimateLine.of(group, "o-information", "o_information");
    line.rows(moments.count(), 0);
    try {
      return line.estimate(OInformation.of(Covariance.of(moments)));
    } catch (IllegalArgumentException tooFewOrConstant) {
      return line.warning(tooFewOrConstant.getMessage());
    }
  }

  private static EstimateLine codingRate(long group, CoMoments moments) {
    EstimateLine line = EstimateLine.of(group, "coding-rate", "rate");
    double[] second = moments.secondMoments();
    double squares = 0;
    for (int k = 0; k < moments.dim(); k++) {
      squares += second[k * moments.dim() + k];
    }
    if (squares == 0) {
      return line.nats(0).rows(moments.count(), 0).warning("all vectors are zero");
    }
    return line.estimate(new CodingRate(CODED_WITHIN * Math.sqrt(squares)).of(moments))
        .warning("coded up to half the root mean square length");
  }
}
