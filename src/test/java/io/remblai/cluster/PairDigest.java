package io.remblai.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** All pairs of a map in a few letters: equal if and only if every bit of every pair is. */
public final class PairDigest {

  private PairDigest() {}

  private record Pair(long source, long target, double cost) {}

  /**
   * Digest and number of the pairs of an output, in the order of their sources.
   *
   * @param out the folder of a run of {@code hiref} over whole-numbered ids
   */
  public static String of(String out, Configuration configuration) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    Path folder = new Path(out, "pairs");
    FileSystem files = folder.getFileSystem(configuration);
    for (FileStatus file : files.listStatus(folder)) {
      if (file.getPath().getName().endsWith(".parquet")) {
        read(file.getPath(), configuration, pairs);
      }
    }
    pairs.sort((a, b) -> Long.compare(a.source(), b.source()));
    MessageDigest digest = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES);
    for (Pair pair : pairs) {
      bytes.clear();
      bytes.putLong(pair.source()).putLong(pair.target());
      bytes.putLong(Double.doubleToRawLongBits(pair.cost()));
      digest.update(bytes.array());
    }
    return pairs.size() + " pairs " + HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void read(Path file, Configuration configuration, List<Pair> pairs)
      throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(configuration).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        pairs.add(
            new Pair(
                row.getLong("source_id", 0),
                row.getLong("target_id", 0),
                row.getDouble("cost", 0)));
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
