package io.remblai.job.process;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The session of one command: the one that is there already (a notebook's, a test's), which is left
 * running, or a new one, which ends with the command.
 */
public final class SessionScope implements AutoCloseable {

  private final SparkSession session;
  private final boolean mine;
  private final JobTitle before;
  private final Optional<LiveProgress> progress;

  private SessionScope(SparkSession session, boolean mine, String name, Console console) {
    this.session = session;
    this.mine = mine;
    this.before = JobTitle.current(session.sparkContext());
    session.sparkContext().setJobDescription(name); // of every job that no step has a word for
    this.progress = console.live().map(line -> LiveProgress.open(session.sparkContext(), line));
  }

  /**
   * The session, whose stages a console that is a terminal shows as they run.
   *
   * @param name of the application, if it is a new one, and of jobs that have no other
   */
  public static SessionScope open(String name, Console console) {
    boolean mine =
        SparkSession.getActiveSession().isEmpty() && SparkSession.getDefaultSession().isEmpty();
    SparkSession.Builder builder = SparkSession.builder();
    if (mine) {
      builder.appName(name);
      // Without spark-submit nobody has chosen a master: then this machine is the cluster.
      if (!new SparkConf().contains("spark.master")) {
        builder.master("local[*]");
      }
    }
    return new SessionScope(builder.getOrCreate(), mine, name, console);
  }

  public SparkSession session() {
    return session;
  }

  @Override
  public void close() {
    progress.ifPresent(LiveProgress::close);
    before.putBack();
    if (mine) {
      session.stop();
    }
  }
}
