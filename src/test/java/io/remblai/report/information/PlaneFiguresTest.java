package io.remblai.report.information;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remblai.report.Figure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaneFiguresTest {

  private static PlanePoint point(double input, double output, int curve) {
    return new PlanePoint(
        "in:out",
        "run",
        "1",
        Optional.of(1.0),
        input,
        output,
        Optional.empty(),
        Optional.empty(),
        Optional.of(2.0),
        Optional.of(1.0),
        Optional.of(curve));
  }

  private static PlaneBound bound(int number) {
    return new PlaneBound(number, List.of(new double[] {0, 0}, new double[] {2, 1}));
  }

  private static List<Figure> figures(PlanePoint... points) {
    return new PlaneFigures(List.of(bound(0), bound(1), bound(2))).of(List.of(points));
  }

  @Test
  void theBoundsOfThePointsAreDrawnAndNoOthers() {
    List<Figure> figures = figures(point(1, 0.5, 0), point(1.5, 0.75, 2));
    assertEquals(1, figures.size());
    assertEquals(2, ((List<?>) figures.get(0).chart().data().get("bounds")).size());
  }

  @Test
  void pointsInACornerAreAlsoShownByThemselves() {
    List<Figure> figures = figures(point(0.1, 0.05, 0), point(0.2, 0.1, 0));
    assertEquals(List.of("plane-1", "plane-1-near"), figures.stream().map(Figure::id).toList());
    assertEquals(true, figures.get(1).chart().data().get("near"));
  }
}
