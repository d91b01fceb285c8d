package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.load.GeneratedClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Queries far beyond what fits into one method HotSpot compiles: they compile, answer right, and
 * HotSpot's last compiler takes them, which it tells in a JVM of their own.
 */
class WideQueryTest {

  private static final int COLUMNS = 2_000;
  private static final int BRANCHES = 1_500;
  private static final int SUMS = 1_000;
  private static final int HUGE_METHOD_BYTES = 8_000;

  /** A query, and what it answers for a row with {@code a}, in the spelling of the print sink. */
  enum Wide {
    PROJECTION(200_000) {
      @Override
      String select() {
        String columns =
            IntStream.range(0, COLUMNS)
                .mapToObj(i -> "a + " + i + " AS c" + i)
                .collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM t";
      }

      @Override
      String answer(int a) {
        return IntStream.range(0, COLUMNS)
            .mapToObj(i -> "\"c" + i + "\":" + (a + i))
            .collect(Collectors.joining(",", "{", "}"));
      }
    },
    SEARCHED_CASE(1_000_000) {
      @Override
      String select() {
        String branches =
            IntStream.range(0, BRANCHES)
                .mapToObj(i -> "WHEN a = " + i + " THEN " + i * 7)
                .collect(Collectors.joining(" "));
        return "SELECT a, CASE " + branches + " ELSE -1 END AS v FROM t";
      }

      @Override
      String answer(int a) {
        return "{\"a\":" + a + ",\"v\":" + (a < BRANCHES ? a * 7 : -1) + "}";
      }
    },
    SIMPLE_CASE(1_000_000) {
      @Override
      String select() {
        String branches =
            IntStream.range(0, BRANCHES)
                .mapToObj(i -> "WHEN " + i + " THEN 'v" + i + "'")
                .collect(Collectors.joining(" "));
        return "SELECT a, CASE a " + branches + " END AS v FROM t";
      }

      @Override
      String answer(int a) {
        return "{\"a\":" + a + ",\"v\":" + (a < BRANCHES ? "\"v" + a + "\"" : "null") + "}";
      }
    },
    SUM_OF_MANY(200_000) {
      @Override
      String select() {
        String sums =
            IntStream.range(0, SUMS)
                .mapToObj(i -> "SUM(a + " + i + ") AS s" + i)
                .collect(Collectors.joining(", "));
        return "SELECT a, " + sums + " FROM t GROUP BY a EMIT ON UPDATE";
      }

      @Override
      String answer(int a) {
        return IntStream.range(0, SUMS)
            .mapToObj(i -> "\"s" + i + "\":" + (a + i))
            .collect(Collectors.joining(",", "{\"a\":" + a + ",", "}"));
      }
    };

    private final int hotRows;

    Wide(int hotRows) {
      this.hotRows = hotRows;
    }

    abstract String select();

    abstract String answer(int a);
  }

  @ParameterizedTest
  @EnumSource
  void answersAndIsCompiled(Wide wide, @TempDir Path folder)
      throws IOException, InterruptedException {
    answers(wide, folder);
    ChildJvm.Result child =
        ChildJvm.run(
            List.of("-XX:+PrintCompilation", "-Xss8m"),
            WideQueryTest.class.getName(),
            List.of(wide.name()));
    assertThat(child.exitCode()).as(child.errors()).isZero();
    // Level 4 is C2; a % marks a loop compiled while it ran.
    Pattern lastTier =
        Pattern.compile(
            "^ *\\d+ +\\d+ [ %sbn!]+ +4 +laminar\\.generated\\.wide\\.\\S+::(\\w+)",
            Pattern.MULTILINE);
    List<String> compiled =
        lastTier.matcher(child.output()).results().map(found -> found.group(1)).toList();
    assertThat(compiled).as("methods of the query that C2 compiled").isNotEmpty();
    assertThat(child.output()).doesNotContain("COMPILE SKIPPED: laminar.generated");
  }

  private static void answers(Wide wide, Path folder) throws IOException, InterruptedException {
    List<Integer> values = List.of(0, 1, 2, 749, 1_498, 1_499, 1_500, 1_000_000);
    Files.writeString(
        folder.resolve("in.csv"),
        values.stream().map(a -> a + "\n").collect(Collectors.joining("", "a\n", "")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Laminar database = Laminar.open(LaminarOptions.defaults().withConsole(out))) {
      database.executeScript(
          "wide.sql",
          "CREATE SOURCE t (a INTEGER NOT NULL) FROM FILES (path = '${FOLDER}/in.csv'); CREATE STREAM wide AS "
              + wide.select()
              + "; CREATE SINK out FROM wide WITH ('connector' = 'print')",
          Map.of("FOLDER", folder.toString()));
      assertThat(database.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
      for (GeneratedClass generated : database.query("wide").generated()) {
        assertThat(generated.methods())
            .extracting(MethodSize::bytes)
            .allMatch(bytes -> bytes <= HUGE_METHOD_BYTES);
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrderElementsOf(values.stream().map(wide::answer).toList());
  }

  /** What the other JVM does: enough rows for C2. */
  public static void main(String[] arguments) throws InterruptedException {
    Wide wide = Wide.valueOf(arguments[0]);
    try (Laminar database = Laminar.open()) {
      database.executeScript(
          "wide.sql",
          "CREATE SOURCE t (a INTEGER NOT NULL) WITH ('connector' = 'datagen', 'rows' = '"
              + wide.hotRows
              + "', 'fields.a.min' = '0', 'fields.a.max' = '2000'); CREATE STREAM wide AS "
              + wide.select()
              + "; CREATE SINK out FROM wide WITH ('connector' = 'blackhole')",
          Map.of());
      if (!database.awaitCompletion(100, TimeUnit.SECONDS)) {
        new PrintStream(System.err, true, StandardCharsets.UTF_8).println("too slow");
        System.exit(3);
      }
    }
  }
}
