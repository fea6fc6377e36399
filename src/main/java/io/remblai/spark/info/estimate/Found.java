package io.remblai.spark.info.estimate;

import io.remblai.spark.info.EstimateLine;
import io.remblai.spark.info.Groups;
import io.remblai.spark.info.RowCounts;
import io.remblai.spark.info.run.SoftRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found.
 *
 * @param groups the groups, those of earlier runs among them
 * @param counts rows met, those of earlier runs among them
 * @param rejects rows of this run that were set aside, by reason
 * @param lines the estimates
 * @param soft the sums behind the soft ones
 */
public record Found(
    Groups groups,
    RowCounts counts,
    Map<String, Long> rejects,
    List<EstimateLine> lines,
    Optional<SoftRun> soft) {}
