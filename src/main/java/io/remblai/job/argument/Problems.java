package io.remblai.job.argument;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with the arguments, so that it can be told in one answer. */
public final class Problems {

  private final List<String> messages = new ArrayList<>();
  private boolean onlyMissing = true;

  public void add(String message) {
    messages.add(message);
    onlyMissing = false;
  }

  /** Adds that something is required which was not said: nothing that was said is wrong by that. */
  public void missing(String message) {
    messages.add(message);
  }

  /** Whether all that was said is right, be it not enough. */
  public boolean onlyMissing() {
    return onlyMissing;
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }
}
