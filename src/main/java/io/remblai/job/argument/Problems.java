package io.remblai.job.argument;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with the arguments, so that it can be told in one answer. */
public final class Problems {

  private final List<String> messages = new ArrayList<>();

  public void add(String message) {
    messages.add(message);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }
}
