package io.remblai.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/advisories} on packages and advisories that are made up. */
final class AdvisoriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** About something that nobody ships: there are advisories of both ecosystems. */
  private static final String OTHERS =
      advisory("OTHERS", "Maven", "test:absent", "'versions': ['1']")
          .replace("]}]", "]}, {'package': {'ecosystem': 'npm', 'name': 'absent'}}]");

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    boolean found =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
    Assumptions.assumeTrue(
        found || System.getenv("REMBLAI_REQUIRE_TOOLS") != null, "no python3 here");
  }

  @BeforeEach
  void know() throws IOException {
    Files.createDirectory(folder.resolve("osv"));
    know("others.json", OTHERS);
    ship();
    provide();
  }

  private static String advisory(String id, String ecosystem, String name, String versions) {
    return """
    {'id': '%s', 'modified': '2001-02-03T04:05:06Z', 'summary': 'a hole | in it',
     'affected': [{'package': {'ecosystem': '%s', 'name': '%s'}, %s}]}"""
        .formatted(id, ecosystem, name, versions);
  }

  private static String range(String type, String... events) {
    return Arrays.stream(events)
        .map(event -> "{'%s': '%s'}".formatted((Object[]) event.split(" ")))
        .collect(
            Collectors.joining(
                ", ", "'ranges': [{'type': '%s', 'events': [".formatted(type), "]}]"));
  }

  private void know(String file, String advisory) throws IOException {
    write("osv/" + file, advisory);
  }

  private void write(String file, String json) throws IOException {
    Files.writeString(folder.resolve(file), json.replace('\'', '"'));
  }

  private void ship(String... purls) throws IOException {
    bill("bom.json", purls);
  }

  private void provide(String... purls) throws IOException {
    bill("bom-provided.json", purls);
  }

  private void bill(String file, String... purls) throws IOException {
    write(
        file,
        Arrays.stream(purls)
            .map("{'purl': 'pkg:%s'}"::formatted)
            .collect(Collectors.joining(", ", "{'bomFormat': 'CycloneDX', 'components': [", "]}")));
  }

  private FinishedProcess check(String... osv) throws Exception {
    List<String> words = new ArrayList<>();
    words.add("--bom=" + folder.resolve("bom.json"));
    words.add("--provided=" + folder.resolve("bom-provided.json"));
    for (String path : osv) {
      words.add("--osv=" + folder.resolve(path));
    }
    return RunningProcess.start(Map.of(), "advisories", words).finish(PATIENCE);
  }

  /** The versions of {@code test:lib} that are told of. */
  private Set<String> affected(String... versions) throws Exception {
    ship(
        Arrays.stream(versions)
            .map("maven/test/lib@%s?type=jar"::formatted)
            .toArray(String[]::new));
    FinishedProcess run = check("osv");
    Set<String> told =
        run.lines().stream()
            .filter(line -> line.startsWith("| in the jar | pkg:maven/test/lib@"))
            .map(line -> line.replaceAll(".*lib@| \\|.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(told.isEmpty() ? 0 : 1, run.exitCode(), run::text);
    return told;
  }

  /** What Maven 3.9.6 (ComparableVersion) answered for each. */
  @Test
  void versionsAreOrderedAsMavenOrdersThem() throws Exception {
    know(
        "a.json",
        advisory("A", "Maven", "test:lib", range("ECOSYSTEM", "introduced 1.0-rc1", "fixed 1.10")));
    List<String> within =
        List.of(
            "1.0-rc1",
            "1.0-rc2",
            "1.0-CR2",
            "1.0.RC3",
            "1-SNAPSHOT",
            "1.0",
            "1",
            "1.0.0",
            "1.0-GA",
            "1.0.0.Final",
            "1.0-sp",
            "1.0-jre",
            "1.0-1",
            "1.0.1",
            "1.2",
            "1.9.9",
            "1.10-SNAPSHOT",
            "1.10-beta2",
            "1.10b2",
            "1.10.0-alpha",
            "1.10.0.M1");
    List<String> outside =
        List.of(
            "0.9",
            "0.10.99",
            "1.0-beta9",
            "1.0-alpha",
            "1.0-m2",
            "1.0a1",
            "1.10",
            "1.10.0",
            "1.10.0.Final",
            "1.10-sp1",
            "1.10-1",
            "1.10.1",
            "1.11",
            "2.0-alpha",
            "10");
    List<String> all = new ArrayList<>(within);
    all.addAll(outside);
    assertEquals(new TreeSet<>(within), affected(all.toArray(String[]::new)));
  }

  @Test
  void eventsAreTakenInTheOrderOfTheirVersions() throws Exception {
    know(
        "a.json",
        advisory(
            "A",
            "Maven",
            "test:lib",
            range("ECOSYSTEM", "fixed 3.2", "introduced 0", "introduced 3", "last_affected 1.5")));
    assertEquals(
        new TreeSet<>(List.of("0", "0-alpha", "1.5", "1.5.0", "3", "3.1.9")),
        affected(
            "0", "0-alpha", "1.5", "1.5.0", "1.5.1", "2.9", "3-rc1", "3", "3.1.9", "3.2", "4"));
    know(
        "a.json",
        advisory("A", "Maven", "test:lib", range("ECOSYSTEM", "introduced 2", "limit 3")));
    assertEquals(Set.of("2", "2.9"), affected("1.9", "2", "2.9", "3", "4"));
  }

  @Test
  void listsOfVersionsCountAndWhatSaysNothingOfReleasesDoesNot() throws Exception {
    know(
        "a.json",
        advisory("A", "Maven:https://example.org/m2", "test:lib", "'versions': ['7', '9']"));
    know("b.json", advisory("B", "Maven", "test:lib", range("GIT", "introduced 0")));
    know("c.json", advisory("C", "PyPI", "test:lib", range("ECOSYSTEM", "introduced 0")));
    know("d.json", advisory("D", "Maven", "test:library", range("ECOSYSTEM", "introduced 0")));
    know(
        "e.json",
        advisory("E", "Maven", "test:lib", range("ECOSYSTEM", "introduced 0"))
            .replace("'modified'", "'withdrawn': '2002-01-01T00:00:00Z', 'modified'"));
    assertEquals(Set.of("7", "9"), affected("7", "7.1", "8", "9"));
  }

  /** Semantic Versioning 2.0, section 11, with the example that stands there. */
  @Test
  void packagesOfNpmAreFoundInWebjarsToo() throws Exception {
    know(
        "a.json",
        advisory(
            "A", "npm", "charts", range("SEMVER", "introduced 1.0.0-alpha.1", "fixed 1.0.0-rc.1")));
    know("b.json", advisory("B", "npm", "@scope/part", "'versions': ['2.0.0']"));
    List<String> within =
        List.of("alpha.1", "alpha.beta", "beta", "beta.2", "beta.11", "beta.11+build");
    List<String> outside = List.of("alpha", "rc.1");
    List<String> purls =
        new ArrayList<>(List.of("npm/charts@1.0.0", "maven/org.webjars.npm/scope__part@2.0.0"));
    within.forEach(mark -> purls.add("maven/org.webjars/charts@1.0.0-" + mark));
    outside.forEach(mark -> purls.add("maven/org.webjars/charts@1.0.0-" + mark));
    ship(purls.toArray(String[]::new));
    FinishedProcess run = check("osv");
    assertEquals(1, run.exitCode(), run::text);
    for (String mark : within) {
      assertTrue(run.text().contains("charts@1.0.0-" + mark + " | A | 1.0.0-rc.1 |"), run::text);
    }
    for (String mark : outside) {
      assertFalse(run.text().contains("charts@1.0.0-" + mark + " |"), run::text);
    }
    assertTrue(run.text().contains("scope__part@2.0.0 | B | none known |"), run::text);
  }

  @Test
  void whatIsProvidedOnlyWarns() throws Exception {
    ship("maven/test/ours@1.0");
    provide("maven/test/ours@1.0", "maven/test/spark@4.1.0");
    String all = range("ECOSYSTEM", "introduced 0", "fixed 4.1.2", "introduced 5", "fixed 5.3");
    know(
        "a.json",
        advisory("A", "Maven", "test:spark", all)
            .replace("'modified'", "'aliases': ['CVE-0-1'], 'modified'"));
    FinishedProcess run = check("osv");
    assertEquals(0, run.exitCode(), run::text);
    assertTrue(
        run.lines()
            .contains(
                "| provided | pkg:maven/test/spark@4.1.0 | A, CVE-0-1 | 4.1.2 | a hole / in it |"),
        run::text);
    assertTrue(
        run.text()
            .contains(
                "2 advisories, the newest of 2001-02-03: 0 about 1 packages in the jar, 1 about 1"),
        run::text);
    provide("maven/test/ours@1.0");
    ship("maven/test/spark@4.1.0");
    assertEquals(1, check("osv").exitCode());
  }

  @Test
  void theZipOfAnEcosystemIsRead() throws Exception {
    ship("maven/test/lib@1");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
      zip.putNextEntry(new ZipEntry("A.json"));
      String text = advisory("A", "Maven", "test:lib", "'versions': ['1']");
      zip.write(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(1, check("all.zip").exitCode());
    assertEquals(0, check("osv/others.json").exitCode());
    assertEquals(1, check("osv", "all.zip").exitCode());
    Files.move(folder.resolve("all.zip"), folder.resolve("osv/all.zip"));
    assertEquals(1, check("osv").exitCode());
  }

  private static void assertCannotTell(FinishedProcess run, String... words) {
    assertEquals(2, run.exitCode(), run::text);
    for (String word : words) {
      assertTrue(run.text().contains(word), run::text);
    }
    assertFalse(run.text().contains("Traceback"), run::text);
  }

  @Test
  void whatCannotBeToldIsNotGood() throws Exception {
    assertCannotTell(check(), "nothing was checked", "--osv", "--help");
    assertCannotTell(check("nowhere"), "nowhere", "cannot be read");
    know("half.json", "{'id': 'HA");
    assertCannotTell(check("osv"), "half.json", "cannot be read");
    know("half.json", "{'bomFormat': 'CycloneDX'}");
    assertCannotTell(check("osv"), "half.json", "not an advisory");
    know("half.json", advisory("A", "npm", "absent", "'versions': []"));
    ship("maven/test/lib@1");
    assertCannotTell(check("osv/half.json"), "no advisory about Maven");
    write("bom.json", "[]");
    assertCannotTell(check("osv"), "bom.json", "cannot be read");
    FinishedProcess help =
        RunningProcess.start(Map.of(), "advisories", List.of("--help")).finish(PATIENCE);
    assertEquals(0, help.exitCode(), help::text);
    assertTrue(help.text().contains("Maven/all.zip"), help::text);
    FinishedProcess unknown =
        RunningProcess.start(Map.of(), "advisories", List.of("--osw", "x")).finish(PATIENCE);
    assertCannotTell(unknown, "--osw");
  }
}
