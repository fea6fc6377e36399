package io.remblai.report;

import io.remblai.report.Section.Note;
import io.remblai.report.Section.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a report as one file of HTML that needs no other. The same report gives the same bytes.
 *
 * <p>Three things keep what comes from the data from being run: every text is escaped where it is
 * written, the charts' data is JSON without a less-than sign, and the page's own policy allows its
 * two scripts, by their hashes, and no connection to anywhere. Not thread safe.
 */
public final class HtmlPage {

  /** Rows of a table that are shown. */
  static final int MOST_ROWS = 300;

  private final StringBuilder out = new StringBuilder(1 << 21);

  private HtmlPage() {}

  /** The whole file, to be stored as UTF-8. */
  public static String of(Report report) {
    HtmlPage page = new HtmlPage();
    String library = Assets.library();
    String script = Assets.script();
    page.head(report, Assets.hash(library) + " " + Assets.hash(script));
    page.body(report);
    page.line(
        "<script type=\"application/json\" id=\"figures\">%s</script>".formatted(charts(report)));
    page.out.append("<!--\n").append(Assets.notice()).append("-->\n");
    page.out.append("<script>").append(library).append("</script>\n");
    page.out.append("<script>").append(script).append("</script>\n");
    page.line("</body>");
    page.line("</html>");
    return page.out.toString();
  }

  private void head(Report report, String scripts) {
    line("<!DOCTYPE html>");
    line("<html lang=\"en\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<meta name=\"color-scheme\" content=\"light dark\">");
    line(
        ("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'; script-src %s; img-src data:; base-uri 'none'; form-action"
                + " 'none'\">")
            .formatted(scripts));
    line("<title>%s</title>".formatted(Html.escaped(report.title())));
    out.append("<style>\n").append(Assets.style()).append("</style>\n");
    line("</head>");
  }

  private void body(Report report) {
    line("<body>");
    line("<header>");
    line("<h1>%s</h1>".formatted(Html.escaped(report.title())));
    line("<p>%s</p>".formatted(Html.escaped(report.lead())));
    line("<button type=\"button\" id=\"theme\" hidden>Dark</button>");
    line("</header>");
    line("<main>");
    verdict(report.verdict());
    numbers(report.numbers());
    contents(report.sections());
    line(
        "<noscript><p class=\"note\">The charts need JavaScript; their numbers are in the "
            + "tables.</p></noscript>");
    for (int i = 0; i < report.sections().size(); i++) {
      section(report.sections().get(i), "section-" + (i + 1));
    }
    line("</main>");
    line(
        "<footer><p>%s. Charts by Apache ECharts, Apache License 2.0.</p></footer>"
            .formatted(Html.escaped(report.maker())));
  }

  private void verdict(Verdict verdict) {
    line(
        "<section class=\"verdict %s\" aria-label=\"Verdict\">"
            .formatted(verdict.tone().name().toLowerCase(Locale.ROOT)));
    line("<p>%s</p>".formatted(Html.escaped(verdict.sentence())));
    for (String advice : verdict.advice()) {
      line("<p class=\"advice\">%s</p>".formatted(Html.escaped(advice)));
    }
    line("</section>");
  }

  private void numbers(List<KeyNumber> numbers) {
    line("<dl class=\"numbers\">");
    for (KeyNumber number : numbers) {
      line(
          "<div><dt>%s</dt><dd>%s%s</dd></div>"
              .formatted(
                  Html.escaped(number.name()),
                  Html.escaped(number.value()),
                  number.remark().isBlank()
                      ? ""
                      : "<small>" + Html.escaped(number.remark()) + "</small>"));
    }
    line("</dl>");
  }

  private void contents(List<Section> sections) {
    line("<nav aria-label=\"Contents\"><ul>");
    for (int i = 0; i < sections.size(); i++) {
      line(
          "<li><a href=\"#section-%s\">%s</a></li>"
              .formatted(i + 1, Html.escaped(sections.get(i).title())));
    }
    line("</ul></nav>");
  }

  private void section(Section section, String id) {
    line("<section id=\"%s\">".formatted(id));
    line("<h2>%s</h2>".formatted(Html.escaped(section.title())));
    for (Part part : section.parts()) {
      if (part instanceof Figure figure) {
        figure(figure);
      } else if (part instanceof Table table) {
        table(table, true);
      } else if (part instanceof Note note) {
        line("<p class=\"note\">%s</p>".formatted(Html.escaped(note.text())));
      }
    }
    line("</section>");
  }

  private void figure(Figure figure) {
    line("<figure id=\"%s\">".formatted(figure.id()));
    line("<h3>%s</h3>".formatted(Html.escaped(figure.title())));
    line(
        ("<div class=\"chart\" data-kind=\"%s\" id=\"chart-%s\" role=\"img\" "
                + "aria-label=\"%s\"></div>")
            .formatted(
                figure.chart().kind().written(), figure.id(), Html.escaped(figure.alternative())));
    line("<figcaption>");
    line("<p>%s</p>".formatted(Html.escaped(figure.alternative())));
    if (!figure.caption().isBlank()) {
      line("<p class=\"reading\">%s</p>".formatted(Html.escaped(figure.caption())));
    }
    line("</figcaption>");
    line("<details><summary>Numbers</summary>");
    table(figure.numbers(), false);
    line("</details>");
    line("</figure>");
  }

  /**
   * @param named whether to show the title, which else only readers of the table itself hear
   */
  private void table(Table table, boolean named) {
    line("<div class=\"table\"><table>");
    line(
        "<caption%s>%s</caption>"
            .formatted(named ? "" : " class=\"heard\"", Html.escaped(table.title())));
    out.append("<thead><tr>");
    for (Table.Column column : table.columns()) {
      out.append(column.number() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      out.append(Html.escaped(column.name())).append("</th>");
    }
    line("</tr></thead>");
    line("<tbody>");
    for (List<String> row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        out.append(table.columns().get(i).number() ? "<td class=\"n\">" : "<td>");
        out.append(Html.escaped(row.get(i))).append("</td>");
      }
      line("</tr>");
    }
    line("</tbody></table></div>");
    if (table.rows().size() > MOST_ROWS) {
      line(
          "<p class=\"note\">and %s more rows</p>"
              .formatted(Numbers.count(table.rows().size() - MOST_ROWS)));
    }
  }

  private static String charts(Report report) {
    List<Object> charts = new ArrayList<>();
    for (Figure figure : report.figures()) {
      Map<String, Object> chart = new LinkedHashMap<>();
      chart.put("id", figure.id());
      chart.put("kind", figure.chart().kind().written());
      chart.put("data", figure.chart().data());
      charts.add(chart);
    }
    return Json.of(charts);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
