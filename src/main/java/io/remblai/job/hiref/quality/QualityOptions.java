package io.remblai.job.hiref.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked about the pairs of a map.
 *
 * @param columns whether every pair has its margin, confidence and whether it is mutually nearest
 * @param balance whether the balance of the coordinates is told
 * @param balanceColumns further columns of both tables whose balance is told
 */
public record QualityOptions(boolean columns, boolean balance, List<String> balanceColumns) {

  public QualityOptions {
    balanceColumns = List.copyOf(balanceColumns);
  }

  /** Nothing. */
  public static QualityOptions defaults() {
    return new QualityOptions(false, false, List.of());
  }

  /** Whether anything is asked. */
  public boolean isAny() {
    return columns || tellsBalance();
  }

  /** Whether there is a table of balance. */
  public boolean tellsBalance() {
    return balance || !balanceColumns.isEmpty();
  }

  /** The options in force, under their names without dashes. */
  public Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("quality", String.valueOf(columns));
    all.put("balance", String.valueOf(balance));
    if (!balanceColumns.isEmpty()) {
      all.put("balance-cols", String.join(",", balanceColumns));
    }
    return all;
  }
}
