package io.remblai.cluster.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that goes wrong.
 *
 * @param name of the fault, for {@code --fault}
 * @param what happens, in words
 * @param how it is brought about, in words
 * @param ending how the run must end
 * @param sparkFlags of the run
 * @param options of the command that differ from those of other runs
 * @param environment of the run
 * @param injection brings it about while the run is alive
 * @param evidence what the driver says of it; if it says nothing of the kind, it has not happened
 */
record Fault(
    String name,
    String what,
    String how,
    Ending ending,
    List<String> sparkFlags,
    Map<String, String> options,
    Map<String, String> environment,
    Injection injection,
    Optional<Pattern> evidence) {

  static Fault survived(String name, String what, String how, Injection injection) {
    return of(name, what, how, new Ending.SamePairs(), injection);
  }

  static Fault of(String name, String what, String how, Ending ending, Injection injection) {
    return new Fault(
        name, what, how, ending, List.of(), Map.of(), Map.of(), injection, Optional.empty());
  }

  static Fault refused(String name, String what, String how, String error, Injection injection) {
    return of(name, what, how, new Ending.ClearError(Pattern.compile(error)), injection);
  }

  Fault with(List<String> flags) {
    return new Fault(name, what, how, ending, flags, options, environment, injection, evidence);
  }

  Fault with(Map<String, String> variables) {
    return new Fault(name, what, how, ending, sparkFlags, options, variables, injection, evidence);
  }

  Fault withOptions(Map<String, String> others) {
    return new Fault(name, what, how, ending, sparkFlags, others, environment, injection, evidence);
  }

  Fault seenAs(String line) {
    Optional<Pattern> pattern = Optional.of(Pattern.compile(line));
    return new Fault(name, what, how, ending, sparkFlags, options, environment, injection, pattern);
  }

  /** Waits for its moment and strikes. Answers a remark for the book, which may be empty. */
  interface Injection {
    String into(Trial trial) throws IOException, InterruptedException;
  }

  /** How a run must end. */
  sealed interface Ending {
    /** With success, and with the very pairs of the undisturbed run. */
    record SamePairs() implements Ending {}

    /** With an exit code, a line that says why, and what was there before unharmed. */
    record ClearError(Pattern line) implements Ending {}

    /** Killed; a second run with {@code --mode resume} ends with the very pairs. */
    record Resumed() implements Ending {}
  }
}
