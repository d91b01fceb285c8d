package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans, the Java view and method sizes of every case are what their golden files say. */
class GoldenTextTest {

  /** A method may grow or shrink by this without being looked at. */
  private static final int TOLERANCE_BYTES = 8;

  private static final int TOLERANCE_PERCENT = 10;

  @ParameterizedTest
  @MethodSource("dev.laminar.golden.GoldenCase#all")
  void isGolden(GoldenCase golden) throws IOException {
    try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
      Set<String> written = new TreeSet<>();
      golden(golden, written, "10-logical.plan", script, CompiledQuery::logicalPlan);
      golden(golden, written, "20-physical.plan", script, CompiledQuery::physicalPlan);
      for (CompiledQuery query : script.queries()) {
        for (GeneratedClass generated : query.generated()) {
          String name = "30-" + query.name() + "." + generated.simpleName() + ".java";
          written.add(name);
          // Sizes have their own golden file, with a tolerance.
          GoldenFile.check(
              golden.folder().resolve(name),
              generated.javaText().get().replaceAll("(?m) *// bytes=\\d+ inline=\\w+$", ""));
        }
      }
      written.add("40-methods");
      GoldenFile.check(
          golden.folder().resolve("40-methods"), methods(script), GoldenTextTest::similar);
      removeOrReport(golden, written);
    }
  }

  private static void golden(
      GoldenCase golden,
      Set<String> written,
      String file,
      CompiledScript script,
      java.util.function.Function<CompiledQuery, String> text) {
    String all =
        script.queries().stream()
            .map(query -> "-- " + query.name() + "\n" + text.apply(query).stripTrailing() + "\n")
            .collect(Collectors.joining("\n"));
    written.add(file);
    GoldenFile.check(golden.folder().resolve(file), all);
  }

  private static String methods(CompiledScript script) {
    StringBuilder out = new StringBuilder();
    for (CompiledQuery query : script.queries()) {
      for (GeneratedClass generated : query.generated()) {
        for (MethodSize method : generated.methods()) {
          assertThat(method.isHuge())
              .as("%s.%s is never compiled by HotSpot", generated.ownName(), method)
              .isFalse();
          out.append(query.name())
              .append('.')
              .append(generated.simpleName())
              .append('.')
              .append(method.name());
          out.append(method.descriptor()).append(' ').append(method.bytes()).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static boolean similar(String expected, String actual) {
    int end = expected.lastIndexOf(' ');
    if (end != actual.lastIndexOf(' ')
        || !expected.substring(0, end).equals(actual.substring(0, end))) {
      return false;
    }
    int before = Integer.parseInt(expected.substring(end + 1));
    int now = Integer.parseInt(actual.substring(end + 1));
    return Math.abs(now - before) <= Math.max(TOLERANCE_BYTES, before * TOLERANCE_PERCENT / 100);
  }

  /** Golden files of classes that are not generated any more. */
  private static void removeOrReport(GoldenCase golden, Set<String> written) throws IOException {
    try (Stream<Path> files = Files.list(golden.folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("30-") && !written.contains(name)) {
          if (GoldenFile.isUpdating()) {
            Files.delete(file);
          } else {
            assertThat(file)
                .as("no class has this golden file; ./build golden removes it")
                .doesNotExist();
          }
        }
      }
    }
  }
}
