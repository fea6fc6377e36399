package io.remblai.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which data an input is, without reading it: its files with their lengths and modification times,
 * or the snapshot of a table that keeps them, or, where there is neither, its name and schema.
 *
 * @param name path or table, as the user wrote it
 * @param files number of data files; 0 if they cannot be listed
 * @param bytes their total length
 * @param snapshot the version that is read, of a table that keeps several
 * @param digest SHA-256 over the listing, or over snapshot and schema
 */
public record InputIdentity(
    String name, long files, long bytes, OptionalLong snapshot, String digest) {

  /**
   * The identity of one snapshot of a table.
   *
   * @param pinned name and snapshot, the same however the snapshot was found
   */
  static InputIdentity ofSnapshot(
      String name, String pinned, OptionalLong snapshot, Dataset<Row> table) {
    String digest = Fingerprint.sha256("snapshot " + pinned + "\n" + table.schema().json());
    return new InputIdentity(name, 0, 0, snapshot, digest);
  }

  /** The identity of a table that has been opened but not read. */
  static InputIdentity of(String name, Dataset<Row> table, Configuration configuration) {
    List<FileStatus> files = files(Set.of(table.inputFiles()), configuration);
    if (files.isEmpty()) {
      return new InputIdentity(
          name,
          0,
          0,
          OptionalLong.empty(),
          Fingerprint.sha256("name " + name + "\n" + table.schema().json()));
    }
    List<String> lines = new ArrayList<>(files.size());
    long bytes = 0;
    for (FileStatus file : files) {
      bytes += file.getLen();
      lines.add("%s %d %d".formatted(file.getPath(), file.getLen(), file.getModificationTime()));
    }
    Collections.sort(lines);
    return new InputIdentity(
        name,
        files.size(),
        bytes,
        OptionalLong.empty(),
        Fingerprint.sha256(String.join("\n", lines)));
  }

  /** What the fingerprint cannot see, if there is such a thing. */
  Optional<String> warning() {
    return files > 0 || snapshot.isPresent()
        ? Optional.empty()
        : Optional.of(
            name
                + " has no files to list: the fingerprint knows its name and schema, not its rows");
  }

  /** For the manifest. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("name", name);
    content.put("files", files);
    content.put("bytes", bytes);
    snapshot.ifPresent(version -> content.put("snapshot", version));
    content.put("identity", digest);
    return content;
  }

  /** Status of each file; folders are listed whole, which costs one call for many files. */
  private static List<FileStatus> files(Set<String> names, Configuration configuration) {
    Set<Path> wanted = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    for (String name : names) {
      Path file = new Path(URI.create(name));
      wanted.add(file);
      folders.add(file.getParent());
    }
    List<FileStatus> found = new ArrayList<>(wanted.size());
    for (Path folder : folders) {
      try {
        FileSystem system = folder.getFileSystem(configuration);
        for (FileStatus status : system.listStatus(folder)) {
          if (wanted.contains(status.getPath())) {
            found.add(status);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + folder, e);
      }
    }
    return found;
  }
}
