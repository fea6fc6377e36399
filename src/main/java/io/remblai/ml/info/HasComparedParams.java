package io.remblai.ml.info;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * Parameters that name the columns that estimators look at.
 *
 * @param <T> the stage
 */
public interface HasComparedParams<T extends HasComparedParams<T>> extends Params {

  /** Where they are kept. */
  ComparedParams comparedParams();

  /** This, as what it is. */
  T self();

  /** Parameter: the column of the vectors. */
  default Param<String> featuresCol() {
    return comparedParams().featuresCol;
  }

  /** Value: the column of the vectors. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /** Sets the column of the vectors. */
  default T setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Parameter: the column of second vectors. */
  default Param<String> withCol() {
    return comparedParams().withCol;
  }

  /** Value: the column of second vectors. */
  default String getWithCol() {
    return getOrDefault(withCol());
  }

  /** Sets the column of second vectors. */
  default T setWithCol(String value) {
    set(withCol(), value);
    return self();
  }

  /** Parameter: the column of labels, or of second vectors. */
  default Param<String> labelCol() {
    return comparedParams().labelCol;
  }

  /** Value: the column of labels, or of second vectors. */
  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Sets the column of labels, or of second vectors. */
  default T setLabelCol(String value) {
    set(labelCol(), value);
    return self();
  }

  /** Parameter: the columns of more labels. */
  default StringArrayParam labelCols() {
    return comparedParams().labelCols;
  }

  /** Value: the columns of more labels. */
  default String[] getLabelCols() {
    return getOrDefault(labelCols());
  }

  /** Sets the columns of more labels. */
  default T setLabelCols(String... value) {
    set(labelCols(), value);
    return self();
  }

  /** Parameter: the pairs of label columns. */
  default StringArrayParam labelPairs() {
    return comparedParams().labelPairs;
  }

  /** Value: the pairs of label columns. */
  default String[] getLabelPairs() {
    return getOrDefault(labelPairs());
  }

  /** Sets the pairs of label columns. */
  default T setLabelPairs(String... value) {
    set(labelPairs(), value);
    return self();
  }

  /** Parameter: the column of vectors that count as known. */
  default Param<String> givenCol() {
    return comparedParams().givenCol;
  }

  /** Value: the column of vectors that count as known. */
  default String getGivenCol() {
    return getOrDefault(givenCol());
  }

  /** Sets the column of vectors that count as known. */
  default T setGivenCol(String value) {
    set(givenCol(), value);
    return self();
  }

  /** Parameter: the column that tells series apart. */
  default Param<String> seriesCol() {
    return comparedParams().seriesCol;
  }

  /** Value: the column that tells series apart. */
  default String getSeriesCol() {
    return getOrDefault(seriesCol());
  }

  /** Sets the column that tells series apart. */
  default T setSeriesCol(String value) {
    set(seriesCol(), value);
    return self();
  }

  /** Parameter: the column that orders the rows of a series. */
  default Param<String> timeCol() {
    return comparedParams().timeCol;
  }

  /** Value: the column that orders the rows of a series. */
  default String getTimeCol() {
    return getOrDefault(timeCol());
  }

  /** Sets the column that orders the rows of a series. */
  default T setTimeCol(String value) {
    set(timeCol(), value);
    return self();
  }

  /** Parameter: the columns that make groups. */
  default StringArrayParam groupCols() {
    return comparedParams().groupCols;
  }

  /** Value: the columns that make groups. */
  default String[] getGroupCols() {
    return getOrDefault(groupCols());
  }

  /** Sets the columns that make groups. */
  default T setGroupCols(String... value) {
    set(groupCols(), value);
    return self();
  }

  /** Parameter: the column that tells rows apart. */
  default Param<String> idCol() {
    return comparedParams().idCol;
  }

  /** Value: the column that tells rows apart. */
  default String getIdCol() {
    return getOrDefault(idCol());
  }

  /** Sets the column that tells rows apart. */
  default T setIdCol(String value) {
    set(idCol(), value);
    return self();
  }
}
