package io.remblai.job.argument;

/** A command that can tell everything that is wrong with its arguments before it runs. */
public interface CheckedArguments {

  /** Adds what is wrong; touches nothing else. */
  void check(Problems problems);
}
