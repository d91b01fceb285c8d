package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.type.StorageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntrinsicsTest {

  private static final Path NOTES = Path.of("..", "docs", "sql", "functions-notes.md");

  /**
   * Every annotated method of the package is found through the index, and the index names nothing
   * else.
   */
  @Test
  void theIndexIsWhatTheAnnotationsSay() throws Exception {
    Path classes =
        Path.of(Intrinsics.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, TreeSet<String>> annotated = new TreeMap<>();
    try (Stream<Path> files = Files.list(classes.resolve("dev/laminar/kernel/intrinsics"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> holder = Class.forName("dev.laminar.kernel.intrinsics." + name);
        Intrinsics.reflect(holder)
            .keySet()
            .forEach(f -> annotated.computeIfAbsent(f, _ -> new TreeSet<>()).add(name));
      }
    }
    Map<String, TreeSet<String>> indexed = new TreeMap<>();
    for (String name : Intrinsics.names()) {
      TreeSet<String> holders = new TreeSet<>();
      Intrinsics.overloads(name)
          .forEach(overload -> holders.add(overload.method().getDeclaringClass().getSimpleName()));
      indexed.put(name, holders);
    }
    assertThat(indexed).isEqualTo(annotated);
  }

  @Test
  void describesTheCallingConvention() {
    List<IntrinsicOverload> like = Intrinsics.overloads("LIKE");
    assertThat(like).hasSize(4);
    IntrinsicOverload literal = like.getFirst();
    assertThat(literal.literals()).containsExactly(1);
    assertThat(literal.arguments()).containsExactly(StorageKind.BYTES, StorageKind.BYTES);
    assertThat(literal.state()).isEqualTo(LikePattern.class);
    assertThat(literal.takesSite()).isFalse();
    assertThat(literal.result()).isEqualTo(StorageKind.BOOLEAN);
    assertThat(like.get(1).literals()).isEmpty();

    IntrinsicOverload negate =
        Intrinsics.overloads("NEGATE").stream()
            .filter(overload -> overload.accepts(List.of(StorageKind.DECIMAL128)))
            .findFirst()
            .orElseThrow();
    assertThat(negate.holder()).isEqualTo(IntrinsicOverload.Holder.DECIMAL128);
    assertThat(negate.result()).isEqualTo(StorageKind.DECIMAL128);

    IntrinsicOverload tryCast = Intrinsics.overloads("TRY_CAST_TO_DATE").getFirst();
    assertThat(tryCast.holder()).isEqualTo(IntrinsicOverload.Holder.NULL_FLAG);
    assertThat(tryCast.result()).isEqualTo(StorageKind.INT);

    assertThat(
            Intrinsics.overloads("ADD").stream()
                .filter(o -> o.accepts(List.of(StorageKind.BYTE, StorageKind.SHORT))))
        .singleElement()
        .satisfies(add -> assertThat(add.result()).isEqualTo(StorageKind.INT));
    assertThat(Intrinsics.overloads("NO_SUCH_FUNCTION")).isEmpty();
  }

  @Test
  void everyOverloadIsDistinctAndItsStateCanBeMade() throws Exception {
    for (Map.Entry<String, List<IntrinsicOverload>> entry : Intrinsics.all().entrySet()) {
      assertThat(entry.getValue().stream().map(o -> o.arguments() + " " + o.literals()).toList())
          .as(entry.getKey())
          .doesNotHaveDuplicates();
      for (IntrinsicOverload overload : entry.getValue()) {
        if (overload.hasState()) {
          Class<?>[] parameters = new Class<?>[overload.literals().size()];
          Arrays.fill(parameters, String.class);
          assertThat(overload.state().getConstructor(parameters)).isNotNull();
        }
      }
    }
  }

  /** The page for users names every function, and none that is not there. */
  @Test
  void theNotesAreComplete() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(NOTES)) {
      if (line.startsWith("| `")) {
        Matcher matcher =
            Pattern.compile("`([A-Z][A-Z0-9_]*)`")
                .matcher(line.substring(0, line.indexOf(" | ", 2)));
        while (matcher.find()) {
          named.add(matcher.group(1));
        }
      }
    }
    assertThat(named).isEqualTo(new TreeSet<>(Intrinsics.names()));
  }
}
