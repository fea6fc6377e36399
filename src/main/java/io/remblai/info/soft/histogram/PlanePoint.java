package io.remblai.info.soft.histogram;

import java.util.OptionalDouble;

/**
 * One place on the information plane: what the vectors know about their input label and about their
 * output label (Conklin et al., arXiv 2604.07569).
 *
 * @param input of the label X that the vector was made from
 * @param output of the label Y that it is to foretell
 */
public record PlanePoint(LabelInformation input, LabelInformation output) {

  /** I(X; Z). */
  public InNats complexity() {
    return input.information();
  }

  /** I(Y; Z). */
  public InNats expressivity() {
    return output.information();
  }

  /** I(Y; Z)/I(X; Z); nothing where I(X; Z) is not positive. */
  public OptionalDouble optimality() {
    double complexity = complexity().nats();
    return complexity > 0
        ? OptionalDouble.of(expressivity().nats() / complexity)
        : OptionalDouble.empty();
  }
}
