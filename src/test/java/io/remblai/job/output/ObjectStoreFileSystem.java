package io.remblai.job.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * Local files that behave like an object store: a rename copies file by file, then deletes file by
 * file; a folder's listing is a while behind. A single file appears whole. Tests end it at any
 * step.
 */
public final class ObjectStoreFileSystem extends RawLocalFileSystem {

  public static final String SCHEME = "objects";

  /** Steps until the end; negative: never. */
  private static int stepsLeft = -1;

  private static boolean comesBack;

  /** Of listings that lag: how often they still will. */
  private static final Map<String, Integer> LAGS = new ConcurrentHashMap<>();

  private static int lag;

  public static void register(Configuration configuration) {
    configuration.set("fs." + SCHEME + ".impl", ObjectStoreFileSystem.class.getName());
    configuration.setBoolean("fs." + SCHEME + ".impl.disable.cache", true);
  }

  /** Steps 1 to {@code steps - 1} succeed, no other does. */
  static void dieAt(int steps) {
    stepsLeft = steps;
    comesBack = false;
  }

  /** Only one step fails. */
  static void failAt(int step) {
    stepsLeft = step;
    comesBack = true;
  }

  /** New folders are listed without what is in them for so many listings. */
  static void lagBy(int listings) {
    lag = listings;
  }

  /** Everything works; answers whether a step had failed. */
  static boolean heal() {
    boolean failed = stepsLeft == 0;
    stepsLeft = -1;
    lag = 0;
    LAGS.clear();
    return failed;
  }

  private static void step() throws IOException {
    if (stepsLeft == 0 && !comesBack) {
      throw new IOException("the test's store is gone");
    }
    if (stepsLeft > 0 && --stepsLeft == 0) {
      throw new IOException("the test's store fails");
    }
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!exists(from)) {
      return false;
    }
    copy(from, to);
    remove(from);
    return true;
  }

  private void copy(Path from, Path to) throws IOException {
    if (!getFileStatus(from).isDirectory()) {
      step();
      FileUtil.copy(this, from, this, to, false, true, getConf());
      return;
    }
    if (lag > 0) {
      LAGS.put(to.toUri().getPath(), lag);
    }
    super.mkdirs(to);
    for (FileStatus child : super.listStatus(from)) {
      copy(child.getPath(), new Path(to, child.getPath().getName()));
    }
  }

  private void remove(Path path) throws IOException {
    if (getFileStatus(path).isDirectory()) {
      for (FileStatus child : super.listStatus(path)) {
        remove(child.getPath());
      }
    } else {
      step();
    }
    super.delete(path, true);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (!exists(path)) {
      return false;
    }
    if (!recursive && getFileStatus(path).isDirectory()) {
      return super.delete(path, false);
    }
    remove(path);
    return true;
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    int left = LAGS.merge(path.toUri().getPath(), 0, Integer::sum);
    if (left > 0) {
      LAGS.put(path.toUri().getPath(), left - 1);
      if (!exists(path)) {
        throw new FileNotFoundException(path.toString());
      }
      return new FileStatus[0];
    }
    return super.listStatus(path);
  }

  /** A copy's step is counted where it begins, so only drafts are counted here. */
  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (file.getName().endsWith(".draft")) {
      step();
    }
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }
}
