package io.remblai.ml.param;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * A parameter whose values are the names of an enumeration's constants in lower case, with dashes
 * for underscores.
 *
 * @param <E> the enumeration
 */
public final class Choice<E extends Enum<E>> extends Param<String> {

  private static final long serialVersionUID = 1;

  private final Class<E> constants;

  /** A choice among all constants. */
  public Choice(Params parent, String name, String doc, Class<E> constants) {
    super(parent, name, doc + ": " + listed(constants), ParamValidators.inArray(names(constants)));
    this.constants = constants;
  }

  /** The name of a constant. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that is chosen in a stage. */
  public E chosen(Params stage) {
    String name = stage.getOrDefault(this);
    return Enum.valueOf(constants, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> names(Class<? extends Enum<?>> constants) {
    List<String> names = new ArrayList<>();
    for (Enum<?> constant : constants.getEnumConstants()) {
      names.add(name(constant));
    }
    return names;
  }

  private static String listed(Class<? extends Enum<?>> constants) {
    return String.join(", ", names(constants));
  }
}
