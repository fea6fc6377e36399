package io.remblai.spark.table;

import java.util.List;

/**
 * Input refused: the tables as they are cannot be used with these settings. Carries every problem
 * that could be known, each a sentence or two saying what, where and which flag helps.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /** All problems at once; at least one. */
  public InputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem and what caused it. */
  public InputException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /** The problems in the order of finding, source first. */
  public List<String> problems() {
    return problems;
  }
}
