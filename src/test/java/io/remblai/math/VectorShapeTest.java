package io.remblai.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A second shape among the vector kernels makes all of them about ten times slower; see {@link
 * Kernels}. The Vector API is reached by name, since tests are compiled without its module.
 */
class VectorShapeTest {

  private static final String VECTORS = "jdk.incubator.vector";

  /** The classes that work with vectors, by what their code refers to. */
  private static final List<JavaClass> VECTOR_CLASSES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.remblai")
              .stream()
              .filter(
                  each ->
                      each.getDirectDependenciesFromSelf().stream()
                          .anyMatch(d -> d.getTargetClass().getPackageName().equals(VECTORS)))
              .toList();

  @Test
  void theScanFindsTheVectorKernels() {
    List<String> names = VECTOR_CLASSES.stream().map(JavaClass::getSimpleName).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "VectorCandidateKernel",
                "VectorDistanceKernel",
                "VectorExpKernel",
                "VectorReducedCostKernel",
                "VectorRowScanKernel",
                "VectorTiles")),
        names::toString);
  }

  @TestFactory
  Stream<DynamicTest> vectorsHoldFloatsInThePreferredShape() {
    return VECTOR_CLASSES.stream()
        .map(each -> DynamicTest.dynamicTest(each.getSimpleName(), () -> assertOneShape(each)));
  }

  private static void assertOneShape(JavaClass each) throws Exception {
    assertEquals("io.remblai.math", each.getPackageName(), "vectors are for kernels");
    Object preferred =
        Class.forName(VECTORS + ".FloatVector").getField("SPECIES_PREFERRED").get(null);
    for (Field field : each.reflect().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && field.getType().getName().equals(VECTORS + ".VectorSpecies")) {
        field.setAccessible(true);
        assertTrue(fits(preferred, field.get(null)), () -> "another shape: " + field.getName());
      }
    }
    // Vectors of other elements could come without a field.
    List<String> others =
        each.getDirectDependenciesFromSelf().stream()
            .map(d -> d.getTargetClass().getSimpleName())
            .filter(name -> name.matches("(Double|Long|Short|Byte)Vector"))
            .distinct()
            .toList();
    assertEquals(List.of(), others);
  }

  /** Floats, or the bits of floats as ints, which fill the same vector. */
  private static boolean fits(Object preferred, Object species) throws Exception {
    Class<?> type = Class.forName(VECTORS + ".VectorSpecies");
    Method shape = type.getMethod("vectorShape");
    Method element = type.getMethod("elementType");
    return shape.invoke(preferred).equals(shape.invoke(species))
        && List.of(float.class, int.class).contains(element.invoke(species));
  }
}
