package io.remblai.job.report;

import io.remblai.geometry.GroundCost;
import io.remblai.job.output.Manifest;
import io.remblai.job.output.TextFile;
import io.remblai.job.process.Console;
import io.remblai.job.process.FailureMessage;
import io.remblai.job.process.Redaction;
import io.remblai.job.process.Steps;
import io.remblai.refine.StageRecord;
import io.remblai.report.HtmlPage;
import io.remblai.report.run.Facts;
import io.remblai.spark.PairBlock;
import io.remblai.summary.BalanceLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The report of a run that is about to be published. Whatever goes wrong with it is a warning: a
 * result is not lost for its picture. Not thread safe.
 */
public final class RunPage {

  /** Name of the file beside the results. */
  public static final String FILE = "report.html";

  private static final String STEP = "report";

  private final SparkSession session;
  private final Path folder;
  private final boolean wanted;
  private final Console console;
  private final Steps steps;
  private Optional<ReportSource> source = Optional.empty();
  private Optional<String> warning = Optional.empty();

  /**
   * A report that is not begun.
   *
   * @param folder where the results are staged
   * @param wanted false: nothing is read or written
   * @param steps that take the time of what is read
   */
  public RunPage(SparkSession session, Path folder, boolean wanted, Console console, Steps steps) {
    this.session = session;
    this.folder = folder;
    this.wanted = wanted;
    this.console = console;
    this.steps = steps;
  }

  /**
   * Looks at a map while its pairs are in memory.
   *
   * @param count of the pairs, at least one
   * @param balance of columns; empty: it is not known
   */
  public void ofMap(
      JavaRDD<PairBlock> pairs,
      long count,
      List<StageRecord> stages,
      GroundCost cost,
      int dim,
      List<BalanceLine> balance) {
    gather(() -> MapSource.of(pairs, count, stages, cost, dim, balance));
  }

  /** Looks at a coupling whose tables were added up when they were checked. */
  public void ofCoupling(CouplingTables tables) {
    gather(() -> CouplingSource.of(tables));
  }

  /** Looks at a table of estimates that is in memory. */
  public void ofEstimates(Dataset<Row> estimates) {
    gather(() -> InformationSource.of(estimates));
  }

  /** Looks at the tables of an information plane while they are in memory. */
  public void ofPlane(ReportedPlane tables) {
    gather(() -> InformationSource.of(tables));
  }

  /** Looks at mapped rows as they were written. */
  public void ofMoved() {
    gather(() -> MovedSource.of(session, folder));
  }

  private void gather(Supplier<ReportSource> work) {
    if (!wanted) {
      return;
    }
    console.progress("summarising for the report");
    try {
      source = Optional.of(steps.run(STEP, "summarise for the report", work));
    } catch (Throwable e) { // An Error too, such as too little memory for a picture.
      fail(e);
    }
  }

  /**
   * Writes the page.
   *
   * @return the manifest, with a warning if there is no report although it was wanted
   */
  public Map<String, Object> write(Map<String, Object> manifest) {
    try {
      if (source.isPresent()) {
        Map<String, Object> told = Redaction.of(session).masked(Manifest.of(manifest).content());
        String page = HtmlPage.of(source.get().with(new Facts(told)));
        TextFile.write(files(), new Path(folder, FILE), page);
      }
    } catch (Throwable e) { // as above
      fail(e);
    }
    return warning.map(text -> warned(manifest, text)).orElse(manifest);
  }

  private void fail(Throwable e) {
    String text = "there is no report.html: " + FailureMessage.of(e);
    console.progress("warning: " + text);
    source = Optional.empty();
    warning = Optional.of(text);
  }

  private static Map<String, Object> warned(Map<String, Object> manifest, String text) {
    List<Object> warnings = new ArrayList<>();
    if (manifest.get("warnings") instanceof List<?> others) {
      warnings.addAll(others);
    }
    warnings.add(text);
    Map<String, Object> content = new LinkedHashMap<>(manifest);
    content.put("warnings", warnings);
    return content;
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(session.sparkContext().hadoopConfiguration());
  }
}
