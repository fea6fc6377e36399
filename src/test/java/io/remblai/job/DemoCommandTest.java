package io.remblai.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remblai.geometry.DemoCloudName;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine demo = new CommandLine(new DemoCommand());
    demo.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    demo.getCommandSpec().parser().collectErrors(true);
    return new CommandRunner(demo).run(args);
  }

  @Test
  void helpNamesEveryFamilyOfClouds() {
    assertEquals(0, run("--help"));
    for (String name : DemoCloudName.patterns()) {
      assertTrue(out.toString().contains(name), name + " is not in " + out);
    }
  }

  @Test
  void anUnknownCloudIsAnsweredWithTheNearestAndTheList() {
    assertEquals(2, run("--cloud", "gaus-d32", "--points", "9", "--out", "x"));
    String told = err.toString();
    assertTrue(told.contains("--cloud is 'gaus-d32'"), told);
    assertTrue(told.contains("did you mean gauss-d32?"), told);
    assertTrue(told.contains("moon-scurve, checkerboard, mafmoon-rings, gauss-dD"), told);
  }

  @Test
  void allProblemsAreToldTogether() {
    assertEquals(
        2,
        run(
            "--cloud",
            "gauss-d0",
            "--points",
            "0",
            "--seed",
            "x",
            "--out",
            " ",
            "--partitions",
            "0",
            "--mode",
            "resume"));
    String told = err.toString();
    for (String part :
        new String[] {
          "--cloud gauss-dD: D must be in [1, 2048], not 0",
          "--points is '0'",
          "--seed is 'x'",
          "--out is blank",
          "--partitions is '0'",
          "--mode is 'resume', but must be one of error, overwrite"
        }) {
      assertTrue(told.contains(part), part + " is not in " + told);
    }
  }

  @Test
  void whatIsRequiredIsNamed() {
    assertEquals(2, run());
    for (String option : new String[] {"--cloud", "--points", "--out"}) {
      assertTrue(err.toString().contains(option), err.toString());
    }
  }
}
