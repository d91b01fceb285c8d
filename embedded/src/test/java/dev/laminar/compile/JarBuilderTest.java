package dev.laminar.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.ScalarSamples;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.launch.PlanRunner;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JarBuilderTest {

  private static final String SCRIPT =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2), size BIGINT NOT NULL,
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) FROM FILES (path = '${FILE}') FORMAT CSV;
      CREATE SINK gone INTO BLACKHOLE AS SELECT size FROM trades;
      DROP SINK gone;
      CREATE STREAM big AS SELECT ts, symbol, size FROM trades WHERE size > 10;
      CREATE SINK sums INTO PRINT AS
        SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, SUM(size) AS volume
        FROM big GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
      """;

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String error) {}

  private Path input(String lastLine) throws IOException {
    Path file = folder.resolve("trades.csv");
    Files.writeString(
        file,
        """
        ts,symbol,price,size
        2026-03-01 09:30:00,ACME,1.50,20
        2026-03-01 09:30:10,"Ümlaut, Inc",2.50,30
        2026-03-01 09:30:20,ACME,,5
        2026-03-01 09:31:00,ACME,1.70,40
        """
            + lastLine);
    return file;
  }

  private static CompiledScript compile(String sql, Map<String, String> variables) {
    return CompiledScript.compile(
        "script.sql", sql, CompileSettings.of(CodegenOptions.fromSystemProperties()), variables);
  }

  private Outcome run(Path jar) throws Exception {
    return run(List.of("-jar", jar.toString()));
  }

  private Outcome run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path out = folder.resolve("out.txt");
    Path error = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.getRoot().toFile())
            .redirectOutput(out.toFile())
            .redirectError(error.toFile())
            .start();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(error));
  }

  @Test
  void functionsThatOnlyChangesCallAreNamed() {
    String sql =
        """
        CREATE FUNCTION succ AS 'dev.laminar.ScalarSamples.next';
        CREATE TABLE t (n BIGINT);
        INSERT INTO t VALUES (1);
        UPDATE t SET n = succ(n);
        CREATE SINK out INTO PRINT AS SELECT n FROM t;
        """;
    try (CompiledScript script = compile(sql, Map.of())) {
      assertThat(script.functionClasses()).containsExactly("dev.laminar.ScalarSamples");
    }
  }

  @Test
  void lateRowsGoToTheirSink() throws Exception {
    String sql =
        """
        CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2), size BIGINT NOT NULL,
          WATERMARK FOR ts) FROM FILES (path = '${FILE}') FORMAT CSV;
        CREATE STREAM bars AS
          SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, SUM(size) AS volume
          FROM trades GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)
          EMIT FINAL ALLOW LATENESS INTERVAL '10' SECOND LATE DATA TO late;
        CREATE SINK late INTO PRINT;
        CREATE SINK out FROM bars INTO PRINT;
        """;
    Path jar = folder.resolve("late.jar");
    String last =
        """
        2026-03-01 09:31:10,ACME,1,1
        2026-03-01 09:30:59,LATE,1,7
        """;
    try (CompiledScript script = compile(sql, Map.of("FILE", input(last).toString()))) {
      JarBuilder.write(script, jar);
    }
    Outcome outcome = run(jar);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("\"symbol\":\"LATE\"").contains("\"size\":7"))
        .anySatisfy(line -> assertThat(line).contains("\"volume\":55"))
        .anySatisfy(line -> assertThat(line).contains("\"volume\":41"));
  }

  /** A program names the classes of functions that it needs besides, and asks for them at once. */
  @Test
  void functionsOfUsersAreOnTheClassPath() throws Exception {
    String sql =
        """
        CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2), size BIGINT NOT NULL)
          FROM FILES (path = '${FILE}') FORMAT CSV;
        CREATE FUNCTION succ AS 'dev.laminar.ScalarSamples.next';
        CREATE FUNCTION root AS 'java.lang.Math.sqrt';
        CREATE SINK out INTO PRINT AS SELECT succ(size) AS n, root(size) AS r FROM trades WHERE size = 40;
        """;
    Path jar = folder.resolve("functions.jar");
    JarBuilder.Program program;
    try (CompiledScript script = compile(sql, Map.of("FILE", input("").toString()))) {
      program = JarBuilder.write(script, jar);
    }
    assertThat(program.functionClasses()).containsExactly("dev.laminar.ScalarSamples");
    Outcome without = run(jar);
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.error())
        .startsWith(
            "error [42704]: class dev.laminar.ScalarSamples, whose functions the script calls, is not on the class path");
    String testClasses =
        Path.of(ScalarSamples.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    Outcome with =
        run(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + testClasses,
                PlanRunner.class.getName()));
    assertThat(with.exitCode()).as(with.error()).isZero();
    assertThat(with.out()).isEqualTo("{\"n\":41,\"r\":6.324555320336759}\n");
  }

  @Test
  void runsAloneWithTheSameOutput() throws Exception {
    Map<String, String> variables = Map.of("FILE", input("").toString());
    Path folderWithBlank = Files.createDirectory(folder.resolve("my apps"));
    Path jar = folderWithBlank.resolve("app.jar");
    JarBuilder.Program program;
    try (CompiledScript script = compile(SCRIPT, variables)) {
      program = JarBuilder.write(script, jar);
    }
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.executeScript("script.sql", SCRIPT, variables);
      db.awaitCompletion();
    }
    Outcome outcome = run(jar);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out().lines())
        .containsExactlyInAnyOrder(
            "{\"symbol\":\"ACME\",\"bar\":\"2026-03-01 09:30:00\",\"volume\":20}",
            "{\"symbol\":\"Ümlaut, Inc\",\"bar\":\"2026-03-01 09:30:00\",\"volume\":30}",
            "{\"symbol\":\"ACME\",\"bar\":\"2026-03-01 09:31:00\",\"volume\":40}");
    assertThat(outcome.out()).isEqualTo(console.toString(StandardCharsets.UTF_8));
    assertThat(outcome.error()).startsWith("laminar: done, 4 rows in, 3 rows out").hasLineCount(1);
    onlyTheKernelIsBeside(program);
  }

  private static void onlyTheKernelIsBeside(JarBuilder.Program program) throws IOException {
    try (JarFile file = new JarFile(program.jar().toFile())) {
      String classPath = file.getManifest().getMainAttributes().getValue("Class-Path");
      List<String> names =
          Arrays.stream(classPath.split(" "))
              .map(url -> url.substring(url.lastIndexOf('/') + 1))
              .toList();
      assertThat(names)
          .hasSameElementsAs(
              program.libraries().stream().map(path -> path.getFileName().toString()).toList());
      assertThat(names)
          .noneMatch(name ->
              name.matches("(?i).*(calcite|janino|asm|codegen|byte-buddy|datagen|formats).*"));
      assertThat(names)
          .anyMatch(name -> name.contains("connector-files"))
          .anyMatch(name -> name.contains("connector-print"));
      assertThat(file.stream().map(entry -> entry.getName()))
          .contains("META-INF/laminar/plan.bin", "META-INF/laminar/sql/script.sql")
          .noneMatch(name -> name.contains("gone"));
    }
  }

  private static final String TABLES =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2), size BIGINT NOT NULL)
        FROM FILES (path = '${FILE}') FORMAT CSV;
      CREATE TABLE names (symbol VARCHAR PRIMARY KEY, name VARCHAR, changes BIGINT DEFAULT 0 CHECK (changes < 9));
      CREATE TABLE scratch (n BIGINT);
      INSERT INTO scratch VALUES (1);
      INSERT INTO names (symbol, name) SELECT DISTINCT symbol, 'from the file' FROM trades WHERE size > 20;
      INSERT INTO names (symbol, name) VALUES ('ACME', 'Acme'), ('IDLE', 'nobody trades it')
        ON CONFLICT (symbol) DO UPDATE SET name = EXCLUDED.name, changes = names.changes + 1;
      UPDATE names SET name = name || '!' WHERE symbol = 'ACME';
      DELETE FROM names WHERE symbol LIKE 'ID%';
      DROP TABLE scratch;
      CREATE MATERIALIZED VIEW volumes AS SELECT symbol, SUM(size) AS volume FROM trades GROUP BY symbol;
      CREATE SINK named INTO PRINT AS
        SELECT n.symbol, n.name, n.changes, v.volume FROM names AS n JOIN volumes AS v ON n.symbol = v.symbol;
      """;

  @Test
  void tablesAndViewsAreChangedInTheOrderOfTheScript() throws Exception {
    Map<String, String> variables = Map.of("FILE", input("").toString());
    Path jar = folder.resolve("app.jar");
    try (CompiledScript script = compile(TABLES, variables)) {
      JarBuilder.write(script, jar);
    }
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.executeScript("script.sql", TABLES, variables);
      db.awaitCompletion();
    }
    Outcome outcome = run(jar);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out()).isEqualTo(console.toString(StandardCharsets.UTF_8));
    // Sums of one batch: no volume is shown before it is final.
    assertThat(outcome.out().lines())
        .containsExactlyInAnyOrder(
            "{\"symbol\":\"ACME\",\"name\":\"Acme!\",\"changes\":1,\"volume\":65}",
            "{\"symbol\":\"Ümlaut, Inc\",\"name\":\"from the file\",\"changes\":0,\"volume\":30}");
  }

  @Test
  void aChangeThatFailsEndsTheProgram() throws Exception {
    Map<String, String> variables = Map.of("FILE", input("").toString());
    Path jar = folder.resolve("app.jar");
    try (CompiledScript script =
        compile(TABLES.replace("names.changes + 1", "names.changes + 10"), variables)) {
      JarBuilder.write(script, jar);
    }
    Outcome outcome = run(jar);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.error()).contains("[23514]").contains("names_changes_check");
  }

  @Test
  void errorsShowTheLineOfSql() throws Exception {
    Map<String, String> variables =
        Map.of("FILE", input("2026-03-01 09:32:00,ACME,1.70,9223372036854775807\n").toString());
    Path jar = folder.resolve("app.jar");
    try (CompiledScript script = compile(SCRIPT.replace("SUM(size)", "MAX(size * 2)"), variables)) {
      JarBuilder.write(script, jar);
    }
    Outcome outcome = run(jar);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.error())
        .contains("[22003]")
        .contains("  --> script.sql:7:")
        .contains("^^^^");
  }

  @Test
  void equalScriptsGiveEqualBytes() throws Exception {
    Map<String, String> variables = Map.of("FILE", input("").toString());
    Path jar = folder.resolve("app.jar");
    byte[][] bytes = new byte[2][];
    for (int i = 0; i < 2; i++) {
      try (CompiledScript script = compile(SCRIPT, variables)) {
        JarBuilder.write(script, jar);
      }
      bytes[i] = Files.readAllBytes(jar);
    }
    assertThat(bytes[1]).isEqualTo(bytes[0]);
  }

  @Test
  void refusesWhatCannotRunAlone() {
    try (CompiledScript pushed =
        compile(
            "CREATE SOURCE s (n BIGINT);\nCREATE SINK k INTO PRINT AS SELECT n FROM s", Map.of())) {
      assertThatThrownBy(() -> JarBuilder.write(pushed, folder.resolve("app.jar")))
          .hasMessage(
              "source s has no connector: nobody could push rows into it in a compiled script")
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.span().line()).isEqualTo(1));
    }
    try (CompiledScript silent =
        compile(
            "CREATE SOURCE s (n BIGINT) FROM DATAGEN; CREATE STREAM t AS SELECT n FROM s",
            Map.of())) {
      assertThatThrownBy(() -> JarBuilder.write(silent, folder.resolve("app.jar")))
          .hasMessage("script script.sql has no sink: nothing would come out of it");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
