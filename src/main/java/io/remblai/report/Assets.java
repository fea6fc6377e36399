package io.remblai.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** What a page carries with it: style, charting library and the script that calls it. */
final class Assets {

  private Assets() {}

  static String style() {
    return text("report.css");
  }

  /** Apache ECharts as it is distributed; the build puts it beside this class. */
  static String library() {
    return script("echarts.min.js");
  }

  /** Whose work the library is, and on what terms; stands in a comment. */
  static String notice() {
    return text("echarts-notice.txt");
  }

  static String script() {
    return script("report.js");
  }

  private static String script(String name) {
    String script = text(name);
    if (script.toLowerCase(Locale.ROOT).contains("</script")) {
      throw new IllegalStateException(name + " would end its own element");
    }
    return script;
  }

  /** The source expression that lets a browser run this script and no other. */
  static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar; build it with ./mvnw package");
      }
      // A browser hashes what it has parsed, where line ends are line feeds.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
