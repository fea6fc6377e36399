package io.remblai.report;

import java.util.List;

/**
 * A part of a report under a heading.
 *
 * @param title heading
 * @param parts what is under it, in order
 */
public record Section(String title, List<Part> parts) {

  public Section {
    parts = List.copyOf(parts);
  }

  /** Something under a heading. */
  public sealed interface Part permits Figure, Table, Section.Note {}

  /**
   * A paragraph.
   *
   * @param text plain text
   */
  public record Note(String text) implements Part {}
}
