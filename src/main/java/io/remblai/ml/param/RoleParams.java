package io.remblai.ml.param;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The parameter that tells two tables in one apart: that of {@link HasRoleParams}. */
public final class RoleParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Param<String> roleCol;

  /** The parameter of a stage, which gets its default. */
  public RoleParams(Params stage) {
    roleCol =
        new Param<>(
            stage,
            "roleCol",
            "column that tells sources and targets of one table apart, by the texts source and"
                + " target");
    stage.setDefault(roleCol, "role");
  }
}
