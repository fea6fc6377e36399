package io.remblai.job.publish;

import io.remblai.spark.sink.CatalogSink.Part;
import java.util.Optional;

/**
 * What {@code publish} is asked to do.
 *
 * @param out folder of a finished output
 * @param table table of a catalog, qualified and quoted as in SQL
 * @param result which table of the output; empty: the one its command is for
 * @param part the rows of the table that are replaced; empty: all
 */
public record PublishOptions(
    String out, String table, Optional<String> result, Optional<Part> part) {}
