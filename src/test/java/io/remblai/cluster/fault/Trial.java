package io.remblai.cluster.fault;

import io.remblai.cluster.BoxedCluster;
import io.remblai.cluster.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** One run with a fault: what an injection may look at and break. Not thread safe. */
final class Trial {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final BoxedCluster cluster;
  private final DistributedFileSystem files;
  private final Reference reference;
  private final RunningProcess job;
  private final SplittableRandom random;
  private final String folder;
  private final Map<String, ProcessHandle> processes;

  /**
   * @param folder of HDFS in which the output is
   */
  Trial(
      BoxedCluster cluster,
      DistributedFileSystem files,
      Reference reference,
      RunningProcess job,
      SplittableRandom random,
      String folder) {
    this.cluster = cluster;
    this.files = files;
    this.reference = reference;
    this.job = job;
    this.random = random;
    this.folder = folder;
    this.processes = cluster.alive();
  }

  BoxedCluster cluster() {
    return cluster;
  }

  DistributedFileSystem files() {
    return files;
  }

  Reference reference() {
    return reference;
  }

  RunningProcess job() {
    return job;
  }

  String folder() {
    return folder;
  }

  /** Waits until the run has said a line that begins like a moment of the reference. */
  void await(String moment) throws InterruptedException {
    job.await(Reference.line(moment), PATIENCE);
  }

  /** Waits for a random time. */
  void pause(int mostMillis) throws InterruptedException {
    Thread.sleep(random.nextInt(mostMillis + 1));
  }

  /** One of several, at random. */
  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** The executors that run now. */
  List<ProcessHandle> executors() {
    return processes.entrySet().stream()
        .filter(process -> process.getKey().startsWith("worker"))
        .flatMap(process -> process.getValue().children())
        .toList();
  }

  /** SIGKILL for one of the executors. */
  void killExecutor() {
    ProcessHandle executor = oneOf(executors());
    if (!executor.destroyForcibly()) {
      throw new IllegalStateException("executor " + executor.pid() + " could not be killed");
    }
  }

  /** SIGKILL for a worker and what runs on it. */
  void killMachine(String worker) {
    List<ProcessHandle> executors = processes.get(worker).children().toList();
    cluster.kill(worker);
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** One executor stands still for a while, as if its machine were overloaded. */
  void stall(long millis) throws IOException, InterruptedException {
    ProcessHandle executor = oneOf(executors());
    signal("STOP", executor);
    Thread.sleep(millis);
    signal("CONT", executor);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("cannot send SIG" + name + " to " + process.pid());
    }
  }

  /** Waits until executors exchange what they have not exchanged yet; answers the files before. */
  Set<Path> awaitNextShuffle() throws IOException, InterruptedException {
    Set<Path> old = shuffleFiles();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && job.isAlive()) {
      if (!old.containsAll(shuffleFiles())) {
        return old;
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("no shuffle after the one awaited");
  }

  /** Waits for shuffle files that are not there yet and deletes them; answers how many. */
  int deleteNextShuffle() throws IOException, InterruptedException {
    Set<Path> old = awaitNextShuffle();
    pause(200);
    return delete(old);
  }

  private int delete(Set<Path> old) throws IOException {
    Set<Path> fresh = shuffleFiles();
    fresh.removeAll(old);
    int deleted = 0;
    for (Path file : fresh) {
      deleted += Files.deleteIfExists(file) ? 1 : 0;
    }
    return deleted;
  }

  private Set<Path> shuffleFiles() throws IOException {
    try (Stream<Path> all = Files.walk(cluster.data())) {
      return all.filter(file -> file.getFileName().toString().startsWith("shuffle_"))
          .collect(Collectors.toCollection(HashSet::new));
    } catch (UncheckedIOException vanished) {
      return new HashSet<>(); // A folder went away while it was looked at: look again.
    }
  }
}
