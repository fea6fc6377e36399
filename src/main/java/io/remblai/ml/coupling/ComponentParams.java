package io.remblai.ml.coupling;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Parameters by which a coupling is applied to rows: those of {@link HasComponentParams}. */
public final class ComponentParams implements Serializable {

  private static final long serialVersionUID = 1;

  final Param<String> weightsCol;
  final Param<String> componentCol;
  final Param<String> mappedCol;

  /** The parameters of a stage, which gets their defaults. */
  public ComponentParams(Params stage) {
    weightsCol = new Param<>(stage, "weightsCol", "new column: shares in the components, sum 1");
    componentCol = new Param<>(stage, "componentCol", "new column: component of greatest share");
    mappedCol = new Param<>(stage, "mappedCol", "new column: mean of what the row is coupled with");
    stage.setDefault(weightsCol, "weights");
    stage.setDefault(componentCol, "component");
    stage.setDefault(mappedCol, "mapped");
  }
}
