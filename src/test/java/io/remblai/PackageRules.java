package io.remblai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The arrows of the package list, as rules over a root package. */
final class PackageRules {

  private static final String[] SPARK_SIDE = {
    "org.apache.spark..", "org.apache.hadoop..", "scala.."
  };

  private PackageRules() {}

  /** Every rule; one over a package without classes holds. */
  static List<ArchRule> of(String root) {
    return List.of(
        onlyDependsOn(root, "math", "jdk.incubator.vector.."),
        onlyDependsOn(root, "geometry", in(root, "math")),
        onlyDependsOn(root, "assignment", in(root, "math", "geometry")),
        onlyDependsOn(root, "lowrank", in(root, "math", "geometry")),
        onlyDependsOn(root, "refine", in(root, "math", "geometry", "assignment", "lowrank")),
        onlyDependsOn(root, "certificate", in(root, "math", "geometry")),
        onlyDependsOn(root, "info", in(root, "math")),
        onlyDependsOn(
            root,
            "bound",
            "dev.ludovic.netlib..",
            "org.netlib..",
            root + ".math..",
            root + ".geometry.."),
        onlyDependsOn(root, "summary", in(root, "math")),
        onlyDependsOn(root, "report", in(root, "math", "geometry", "refine", "info", "summary")),
        sparkStaysInSpark(root),
        sparkKnowsNoCommands(root),
        nobodyKnowsCommands(root),
        doesNotKnow(root, "spark", "spark.table", "spark.input", "spark.output", "spark.bound"),
        doesNotKnow(root, "spark.bound..", "spark.table", "spark.input", "spark.output"),
        doesNotKnow(root, "spark.table..", "spark.input", "spark.output"),
        doesNotKnow(root, "spark.output..", "spark.table", "spark.input"),
        doesNotKnow(root, "spark.certificate..", "spark.table", "spark.input", "spark.output"),
        doesNotKnow(root, "spark.lowrank..", "spark.table", "spark.input", "spark.output"),
        doesNotKnow(root, "spark.checkpoint..", "spark.table", "spark.input", "spark.output"),
        doesNotKnow(root, "spark.report..", "spark.table", "spark.input"),
        doesNotKnow(root, "job.*..", "job"),
        doesNotKnow(root, "job.verify..", "job.hiref"),
        noCycles(root, ""),
        noCycles(root, ".spark"),
        noCycles(root, ".job"));
  }

  /** A package may use itself, the JDK and what is listed. */
  private static ArchRule onlyDependsOn(String root, String name, String... others) {
    String itself = root + "." + name + "..";
    String[] allowed =
        Stream.concat(Stream.of("java..", itself), Stream.of(others)).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }

  private static ArchRule sparkStaysInSpark(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(in(root, "spark", "ml", "job"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SPARK_SIDE)
        .allowEmptyShould(true);
  }

  private static ArchRule sparkKnowsNoCommands(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(root, "ml", "job", "report"))
        .allowEmptyShould(true);
  }

  private static ArchRule nobodyKnowsCommands(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".job..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".job..")
        .allowEmptyShould(true);
  }

  /** A part of a package may not use the named others; two dots mean with all below. */
  private static ArchRule doesNotKnow(String root, String name, String... others) {
    String[] forbidden =
        Stream.of(others)
            .map(other -> root + "." + other + (other.contains(".") ? ".." : ""))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true);
  }

  private static ArchRule noCycles(String root, String below) {
    return slices()
        .matching(root + below + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private static String[] in(String root, String... names) {
    return Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
