package io.remblai.job.hiref;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local files under a scheme of their own, watched and disturbed by tests. */
public final class WatchedFileSystem extends RawLocalFileSystem {

  static final String SCHEME = "watched";

  /** Sees every file before it is created, and every new name before it is given. */
  interface Watcher {
    void before(String action, Path file) throws IOException;
  }

  private static final List<Watcher> WATCHERS = new CopyOnWriteArrayList<>();

  static void register(Configuration configuration) {
    configuration.set("fs." + SCHEME + ".impl", WatchedFileSystem.class.getName());
  }

  static void watch(Watcher watcher) {
    WATCHERS.add(watcher);
  }

  static void leaveAlone() {
    WATCHERS.clear();
  }

  private static void tell(String action, Path file) throws IOException {
    for (Watcher watcher : WATCHERS) {
      watcher.before(action, file);
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
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    tell("create", file);
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    tell("create", file);
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    tell("rename", to);
    return super.rename(from, to);
  }
}
