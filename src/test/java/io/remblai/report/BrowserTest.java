package io.remblai.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.report.Browser.Opened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where there is one. */
@Tag("browser")
class BrowserTest {

  @TempDir Path folder;

  private Browser browser;

  @BeforeEach
  void needsChromium() {
    browser = Browser.find();
  }

  private Opened open(String page) throws Exception {
    return browser.open(Files.writeString(folder.resolve("report.html"), page), folder);
  }

  @Test
  void everyChartIsDrawnAndNothingIsComplainedOf() throws Exception {
    Opened opened = open(HtmlPage.of(Reports.with("")));
    opened.assertDrawn();
    assertNoneIsEmpty(opened);
  }

  private static void assertNoneIsEmpty(Opened opened) {
    Matcher box =
        Pattern.compile("id=\"chart-([a-z-]+)\".*?<svg(.*?)</svg>", Pattern.DOTALL)
            .matcher(opened.document());
    int found = 0;
    while (box.find()) {
      String id = box.group(1);
      int shapes = box.group(2).split("<(path|rect|circle|polyline|text) ", -1).length - 1;
      assertTrue(shapes > 5, () -> id + " is empty");
      found++;
    }
    assertEquals(Chart.Kind.values().length, found);
  }

  /** Were the text run, the title would change; were it markup, there would be an image. */
  @Test
  void whatTheDataSaysIsShownNotRun() throws Exception {
    String hostile =
        "</script><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
    Opened opened = open(HtmlPage.of(Reports.with(hostile)));
    opened.assertDrawn();
    assertNoneIsEmpty(opened);
    assertFalse(opened.document().contains("<title>run"));
    assertFalse(opened.document().contains("<img"));
  }

  @Test
  void aScriptThatGotInWouldNotRun() throws Exception {
    String page = HtmlPage.of(Reports.with(""));
    Opened opened = open(page.replace("<main>", "<main><script>document.title = 'run';</script>"));
    assertFalse(opened.document().contains("<title>run"));
    assertTrue(
        opened.console().stream().anyMatch(line -> line.contains("Content Security Policy")),
        "the page has no policy");
  }
}
