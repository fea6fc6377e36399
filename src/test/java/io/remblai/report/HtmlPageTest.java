package io.remblai.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

  private static final int MOST_BYTES = 3_000_000;

  private static int bytes(Report report) {
    return HtmlPage.of(report).getBytes(StandardCharsets.UTF_8).length;
  }

  /** The page without its style and its two scripts: what the report itself wrote. */
  private static String written(Report report) {
    return HtmlPage.of(report)
        .replace(Assets.style(), "")
        .replace(Assets.library(), "")
        .replace(Assets.script(), "");
  }

  private static String json(String page) {
    Matcher script =
        Pattern.compile(
                "<script type=\"application/json\" id=\"figures\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertTrue(script.find());
    return script.group(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "<!--<script>",
        "]]>&lt;b&gt;",
        "\\u003c\\\"",
        "%s %n 100 %",
        "line\u2028separator\u0000\u0007\ud800",
      })
  void whatTheDataSaysIsText(String hostile) throws Exception {
    String clean = written(Reports.with("harmless"));
    String page = written(Reports.with(hostile));
    assertEquals(tags(clean), tags(page), "the data has made an element");
    assertEquals(count(clean, "<script"), count(page, "<script"));
    JsonNode figures = new ObjectMapper().readTree(json(page));
    assertFalse(json(page).contains("<"), "the data can end the script");
    String name = figures.get(0).path("data").path("names").get(0).asText();
    assertEquals("a" + hostile.replace('\ud800', '\ufffd'), name);
    assertFalse(page.contains("\u0000") || page.contains("\ud800"));
  }

  /** Every tag with its attributes' names and fixed values, in order. */
  private static List<String> tags(String page) {
    return Pattern.compile("<[a-z/!][^>]*>")
        .matcher(page)
        .results()
        .map(tag -> tag.group().replaceAll("aria-label=\"[^\"]*\"", "aria-label"))
        .toList();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void everyFigureHasATitleATextAlternativeAndItsNumbers() {
    Report report = Reports.with("");
    String page = HtmlPage.of(report);
    assertEquals(Chart.Kind.values().length, report.figures().size());
    for (Figure figure : report.figures()) {
      String box = "id=\"chart-%s\" role=\"img\" aria-label=\"%s\"";
      assertTrue(page.contains(box.formatted(figure.id(), figure.alternative())), figure.id());
      assertTrue(page.contains("<h3>" + figure.title() + "</h3>"), figure.id());
    }
    assertEquals(count(page, "<figure "), count(written(report), "<details>"));
    assertEquals(count(page, "<details>") + 1, count(written(report), "<table>"));
  }

  @Test
  void aFigureWithoutAlternativeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Figure(
                "a", "Title", " ", "", Reports.chart(Chart.Kind.BARS, ""), Reports.table("")));
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertEquals(HtmlPage.of(Reports.with("x")), HtmlPage.of(Reports.with("x")));
  }

  @Test
  void nothingIsFetched() {
    String page = written(Reports.with(""));
    assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find());
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains(Assets.hash(Assets.script())));
    assertTrue(page.contains(Assets.hash(Assets.library())));
  }

  @Test
  void longTablesAndTextsAreCut() {
    Report small = Reports.with("");
    Table table =
        new Table(
            "Long",
            List.of(Table.text("a"), Table.text("b")),
            Collections.nCopies(100_000, List.of("<".repeat(100_000), "&".repeat(100_000))));
    Report large =
        new Report(
            small.title(),
            small.lead(),
            small.verdict(),
            small.numbers(),
            List.of(new Section("Long", List.of(table))),
            small.maker());
    assertTrue(bytes(large) < MOST_BYTES, () -> bytes(large) + " bytes");
    assertTrue(HtmlPage.of(large).contains("and 99,700 more rows"));
  }
}
