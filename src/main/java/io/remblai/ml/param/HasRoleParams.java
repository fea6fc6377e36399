package io.remblai.ml.param;

import org.apache.spark.ml.param.Param;

/**
 * The parameter that tells two tables in one apart, beside those by which their rows are read.
 *
 * @param <T> the stage
 */
public interface HasRoleParams<T extends HasTableParams<T>> extends HasTableParams<T> {

  /** Where it is kept. */
  RoleParams roleParams();

  /** Parameter: the column that tells sources and targets of one table apart. */
  default Param<String> roleCol() {
    return roleParams().roleCol;
  }

  /** Value: the column that tells sources and targets of one table apart. */
  default String getRoleCol() {
    return getOrDefault(roleCol());
  }

  /** Sets the column that tells sources and targets of one table apart. */
  default T setRoleCol(String value) {
    set(roleCol(), value);
    return self();
  }
}
