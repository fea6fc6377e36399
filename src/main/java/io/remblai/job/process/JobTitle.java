package io.remblai.job.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;

/**
 * What the Spark jobs of a thread are said to be for, in the Spark UI and the event log: taken down
 * before somebody else says what theirs are for, to be put back afterwards. A notebook's session
 * keeps the notebook's own words.
 */
public final class JobTitle {

  /** What {@link SparkContext#setJobGroup} sets. */
  private static final String[] PROPERTIES = {
    "spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel"
  };

  private final SparkContext context;
  private final Map<String, String> said = new LinkedHashMap<>();

  private JobTitle(SparkContext context) {
    this.context = context;
    for (String property : PROPERTIES) {
      said.put(property, context.getLocalProperty(property));
    }
  }

  /** That of this thread, now. */
  public static JobTitle current(SparkContext context) {
    return new JobTitle(context);
  }

  /** It holds again; on the thread that it was taken from. */
  public void putBack() {
    said.forEach(context::setLocalProperty); // null: nothing was said
  }
}
