package io.remblai.spark.warm;

import io.remblai.spark.PairBlock;
import io.remblai.spark.progress.PairProgress;
import io.remblai.spark.progress.SplitProgress;
import io.remblai.spark.progress.StageKeeper;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;

/**
 * Keeps stages as another keeper does; where that one has no map to go on from, the run starts from
 * a warm one.
 */
public final class WarmKeeper implements StageKeeper {

  private final StageKeeper stages;
  private final Supplier<Optional<PairProgress>> warm;

  /**
   * @param stages of this run, and of the interrupted one that it resumes
   * @param warm asked once at most
   */
  public WarmKeeper(StageKeeper stages, Supplier<Optional<PairProgress>> warm) {
    this.stages = stages;
    this.warm = warm;
  }

  @Override
  public Optional<PairProgress> pairs() {
    return stages.pairs().or(warm);
  }

  @Override
  public Optional<SplitProgress> split() {
    return stages.split();
  }

  @Override
  public void keep(SplitProgress progress) {
    stages.keep(progress);
  }

  @Override
  public Optional<JavaRDD<PairBlock>> keep(PairProgress progress) {
    return stages.keep(progress);
  }
}
