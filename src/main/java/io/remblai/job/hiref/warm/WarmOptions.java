package io.remblai.job.hiref.warm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run starts from.
 *
 * @param from output folder of an earlier run; empty: from nothing
 */
public record WarmOptions(Optional<String> from) {

  /** A run that starts from nothing. */
  public static final WarmOptions NONE = new WarmOptions(Optional.empty());

  /** The option, if it was given, under its name without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    from.ifPresent(folder -> all.put("warm-from", folder));
    return all;
  }
}
