package io.remblai.report;

/**
 * A chart with what stands for it where it cannot be seen.
 *
 * @param id name that no other figure of the report has: letters, digits and hyphens
 * @param title what the chart shows
 * @param alternative what a reader who does not see it should know: a sentence or two with numbers
 * @param caption how to read it; may be blank
 * @param chart what is drawn
 * @param numbers what is drawn, as a table
 */
public record Figure(
    String id, String title, String alternative, String caption, Chart chart, Table numbers)
    implements Section.Part {

  public Figure {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "id must be lower-case letters, digits and hyphens, not " + id);
    }
    if (title.isBlank() || alternative.isBlank()) {
      throw new IllegalArgumentException("figure " + id + " needs a title and a text alternative");
    }
  }
}
