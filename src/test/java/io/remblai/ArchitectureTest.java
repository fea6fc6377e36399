package io.remblai;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The direction of the arrows between packages. */
class ArchitectureTest {

  private static final String ROOT = "io.remblai";
  private static final String FIXTURE = "io.remblai.fixture";

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    return PackageRules.of(ROOT).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  /** The same rules over a package tree in which every one of them is broken. */
  @TestFactory
  Stream<DynamicTest> everyRuleCanFail() {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE);
    return PackageRules.of(FIXTURE).stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getDescription(),
                    () -> assertTrue(rule.evaluate(classes).hasViolation(), "no violation found")));
  }

  @Test
  void aViolationNamesTheClass() {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE);
    ArchRule first = PackageRules.of(FIXTURE).get(0);
    EvaluationResult result = first.evaluate(classes);
    assertTrue(result.getFailureReport().toString().contains("math.UsesSpark"));
  }

  @Test
  void aTreeWithoutClassesBreaksNothing() {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE);
    for (ArchRule rule : PackageRules.of("io.remblai.absent")) {
      assertFalse(rule.evaluate(classes).hasViolation());
    }
  }
}
