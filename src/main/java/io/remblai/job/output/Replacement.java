package io.remblai.job.output;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * Puts a staged folder in the place of an output so that a crash at any point, on any file system,
 * leaves no manifest above anything but the files it was written for.
 *
 * <ol>
 *   <li>The manifest of what is replaced is withdrawn: renamed, a single file. From here on nobody
 *       trusts the folder, so that its files may move one by one.
 *   <li>The folder moves aside. When all of it has, its manifest gets its name back: it is whole.
 *   <li>The staged folder moves to its place. All of its files are asked for, by the names and
 *       lengths they were staged with, and must be listed.
 *   <li>The new manifest is written, and names those files.
 * </ol>
 *
 * <p>After a crash, a folder aside that is whole goes back over what is half there; one that is not
 * was on its way, and what had moved of it goes back.
 */
final class Replacement {

  static final String WITHDRAWN = "_manifest.withdrawn.json";

  private final OutputFolder output;
  private final FileTree tree;

  Replacement(OutputFolder output) {
    this.output = output;
    this.tree = new FileTree(output.files());
  }

  /** The files of a folder, as the manifest names them. */
  Map<String, Long> files(Path folder) {
    return tree.lengths(folder);
  }

  /** Moves the output out of the way. */
  void setAside(Path aside) {
    boolean whole = output.state() == OutputFolder.State.COMPLETE;
    Path out = output.path();
    if (whole) {
      withdraw(out);
    } else {
      output.delete(new Path(out, OutputFolder.MANIFEST));
      output.delete(new Path(out, WITHDRAWN));
    }
    output.move(out, aside);
    if (whole) {
      tree.replace(new Path(aside, WITHDRAWN), new Path(aside, OutputFolder.MANIFEST));
    }
  }

  /** Moves the staged folder to the output's place, where nothing is, and makes sure of it. */
  void putInPlace(Path staged, Map<String, Long> files) {
    output.rename(staged, output.path());
    tree.awaitListing(output.path(), files);
  }

  /** Undoes a replacement that did not come to its end. */
  void giveBack(Path aside) {
    if (output.exists(new Path(aside, OutputFolder.MANIFEST))) {
      discard(output.path());
      withdraw(aside);
    }
    tree.merge(aside, output.path());
    if (reinstate()) {
      output.delete(aside);
    }
  }

  /** Mends what dead runs left; what is aside is theirs. */
  void recover(List<Path> aside) {
    OutputFolder.State state = output.state();
    if (state == OutputFolder.State.FOREIGN) {
      return;
    }
    if (state == OutputFolder.State.COMPLETE) {
      aside.forEach(this::discard);
    } else if (!aside.isEmpty()) {
      giveBack(aside.get(aside.size() - 1));
    } else {
      reinstate();
    }
  }

  /** Removes a folder, its manifest first: half of it must not be taken for an output. */
  void discard(Path folder) {
    output.delete(new Path(folder, OutputFolder.MANIFEST));
    output.delete(folder);
  }

  private void withdraw(Path folder) {
    tree.replace(new Path(folder, OutputFolder.MANIFEST), new Path(folder, WITHDRAWN));
  }

  /** Gives the output its manifest back if all of its files are there; whether nothing is amiss. */
  private boolean reinstate() {
    Path withdrawn = new Path(output.path(), WITHDRAWN);
    if (!output.exists(withdrawn)) {
      return true;
    }
    Manifest manifest = Manifest.parse(TextFile.read(output.files(), withdrawn));
    boolean whole = manifest.finished() && tree.missing(output.path(), manifest.files()).isEmpty();
    if (whole) {
      tree.replace(withdrawn, new Path(output.path(), OutputFolder.MANIFEST));
    }
    return whole;
  }
}
