package io.remblai.report;

import java.util.List;

/**
 * All that a report says, before it is brought into any form.
 *
 * @param title what this is a report of, in a few words
 * @param lead what ran, on what, when: one sentence
 * @param verdict what to make of it
 * @param numbers the few numbers that matter most
 * @param sections the rest, in order
 * @param maker name and version of what made the result
 */
public record Report(
    String title,
    String lead,
    Verdict verdict,
    List<KeyNumber> numbers,
    List<Section> sections,
    String maker) {

  public Report {
    numbers = List.copyOf(numbers);
    sections = List.copyOf(sections);
  }

  /** Every figure, in order. */
  public List<Figure> figures() {
    return sections.stream()
        .flatMap(section -> section.parts().stream())
        .filter(Figure.class::isInstance)
        .map(Figure.class::cast)
        .toList();
  }
}
