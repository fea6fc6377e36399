package io.remblai.spark.input;

import io.remblai.spark.PointLayout;
import io.remblai.spark.table.TableSpec;
import io.remblai.spark.tag.TagLayout;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.DataType;

/**
 * A table after checking.
 *
 * @param spec what was read
 * @param idType the id column's own type
 * @param chunks its rows, cached
 * @param summary the counts
 * @param layout of its points
 * @param tags of its rows
 */
record CheckedTable(
    TableSpec spec,
    DataType idType,
    JavaRDD<ReadChunk> chunks,
    ReadSummary summary,
    PointLayout layout,
    TagLayout tags) {}
