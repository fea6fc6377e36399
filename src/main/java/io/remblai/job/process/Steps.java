package io.remblai.job.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/** Runs the steps of a job one after another: names them in the Spark UI and takes their times. */
public final class Steps {

  private final JavaSparkContext context;
  private final String group;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Spark jobs of all steps belong to the given group. */
  public Steps(JavaSparkContext context, String group) {
    this.context = context;
    this.group = group;
  }

  /** Runs one step under a description for the Spark UI. */
  public <T> T run(String step, String description, Supplier<T> work) {
    long start = System.nanoTime();
    JobTitle before = JobTitle.current(context.sc());
    context.setJobGroup(group, description);
    try {
      return work.get();
    } finally {
      before.putBack();
      seconds.merge(step, (System.nanoTime() - start) / 1e9, Double::sum);
    }
  }

  /** Wall time of each step so far, in the order they ran. */
  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
