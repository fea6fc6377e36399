package io.remblai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.remblai.spark.info.discrete.ColumnPair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is sent to Spark: named classes that hold only what their constructors list, and little. */
class ClosuresTest {

  private static final String SPARK_FUNCTIONS = "org.apache.spark.api.java.function";
  private static final int MOST_BYTES = 4096;
  private static final int COORDINATES = 64;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.remblai");

  /** Every class of ours that implements one of Spark's functions. */
  private static List<Class<?>> functions() {
    List<Class<?>> found = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      boolean function =
          each.getAllRawInterfaces().stream()
              .anyMatch(face -> face.getPackageName().equals(SPARK_FUNCTIONS));
      if (function && !each.isInterface()) {
        found.add(each.reflect());
      }
    }
    found.sort(Comparator.comparing(Class::getName));
    return found;
  }

  @Test
  void theScanFindsFunctions() {
    assertTrue(functions().size() >= 10, () -> functions().toString());
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionIsANamedSmallClass() {
    return functions().stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> assertNamedAndSmall(type)));
  }

  private static void assertNamedAndSmall(Class<?> type) throws Exception {
    assertFalse(type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic(), "no name");
    assertTrue(
        type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers()),
        "holds the object around it");
    assertTrue(Modifier.isFinal(type.getModifiers()), "not final");
    byte[] bytes = written(sample(type));
    assertTrue(bytes.length <= MOST_BYTES, () -> bytes.length + " bytes");
    assertEquals(type, readBack(bytes).getClass());
  }

  /** A lambda's call site names the factory, and the interface as what it returns. */
  @Test
  void noFunctionIsALambda() throws IOException {
    List<String> found = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      String file = "/" + each.getName().replace('.', '/') + ".class";
      try (InputStream in = ClosuresTest.class.getResourceAsStream(file)) {
        String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        if (constants.contains("java/lang/invoke/LambdaMetafactory")
            && (constants.contains(")L" + SPARK_FUNCTIONS.replace('.', '/') + "/")
                || constants.contains(")Lscala/Function"))) {
          found.add(each.getName());
        }
      }
    }
    assertEquals(List.of(), found, "classes that make a function without a name");
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object readBack(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** An object made through the constructor with most parameters, of small parts. */
  private static Object sample(Class<?> type) throws Exception {
    if (type == Broadcast.class) {
      return null; // Travels on its own; only its number is in the function.
    }
    if (type == DataType.class) {
      return DataTypes.LongType;
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), COORDINATES);
      return array;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Optional<Object> simple = simple(type);
    if (simple.isPresent()) {
      return simple.get();
    }
    if (type.isInterface()) {
      return sampleOfInterface(type);
    }
    Constructor<?> constructor =
        type.isRecord()
            ? type.getDeclaredConstructor(
                Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new))
            : Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> !each.isSynthetic())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
    Object[] parts = new Object[constructor.getParameterCount()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          listOfOne(constructor.getGenericParameterTypes()[i])
              .orElse(sample(constructor.getParameterTypes()[i]));
    }
    constructor.setAccessible(true);
    return constructor.newInstance(parts);
  }

  /** Lists are of one, since many settings refuse an empty one. */
  private static Optional<Object> listOfOne(Type type) throws Exception {
    return type instanceof ParameterizedType list
            && list.getRawType() == List.class
            && list.getActualTypeArguments()[0] instanceof Class<?> element
            && (element.isEnum() || element.isRecord())
        ? Optional.of(List.of(sample(element)))
        : Optional.empty();
  }

  private static Optional<Object> simple(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.of(
            int.class,
            64,
            long.class,
            64L,
            double.class,
            1.0,
            boolean.class,
            true,
            String.class,
            "source",
            List.class,
            List.of(),
            Map.class,
            Map.of(),
            OptionalInt.class,
            OptionalInt.of(1),
            Optional.class,
            Optional.empty(),
            ColumnPair.class,
            new ColumnPair(0, 1, "a:b")); // two different columns
    return Optional.ofNullable(values.get(type));
  }

  /** Our own interfaces are sampled by their first implementation. */
  private static Object sampleOfInterface(Class<?> type) throws Exception {
    for (JavaClass each : CLASSES) {
      if (!each.isInterface() && each.isAssignableTo(type)) {
        return sample(each.reflect());
      }
    }
    throw new IllegalArgumentException("no sample of " + type);
  }
}
