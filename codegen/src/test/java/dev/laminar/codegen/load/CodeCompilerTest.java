package dev.laminar.codegen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.emit.Tiers;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.load.Rules.Rule;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ConstantTable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CodeCompilerTest {

  private static CodegenOptions options(Tier tier, Lines lines) {
    return new CodegenOptions(tier, lines, CommentDepth.SQL, null, true);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void stackTracesShowSql(Tier tier) {
    CodeCompiler compiler = Rules.compiler(options(tier, Lines.SQL), new CodeCache(10));
    try (StatementCode code = compiler.load("q7", List.of(Rules.rule("q7", -5, 3)))) {
      Rule rule = Rules.instantiate(code.type(0), -5);
      assertThat(rule.apply(20)).isEqualTo(5);
      assertThat(rule.apply(-6)).isEqualTo(-1);
      assertThatThrownBy(() -> rule.apply(0))
          .isInstanceOf(ArithmeticException.class)
          .satisfies(failure -> {
            StackTraceElement[] trace = failure.getStackTrace();
            assertThat(trace[0].toString())
                .isEqualTo(
                    "query-q7//laminar.generated.q7.Pipeline0_Values.project2_ratio(q7.sql:3)");
            assertThat(trace[1].toString())
                .isEqualTo("query-q7//laminar.generated.q7.Pipeline0_Values.apply(q7.sql:3)");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void linesOfTheJavaView(Tier tier) {
    CodeCompiler compiler = Rules.compiler(options(tier, Lines.JAVA), new CodeCache(10));
    try (StatementCode code = compiler.load("q7", List.of(Rules.rule("q7", -5, 3)))) {
      List<String> text = code.classes().getFirst().javaText().get().lines().toList();
      assertThatThrownBy(() -> Rules.instantiate(code.type(0), -5).apply(0))
          .satisfies(failure -> {
            StackTraceElement[] trace = failure.getStackTrace();
            assertThat(trace[0].getFileName()).isEqualTo("Pipeline0_Values.java");
            assertThat(text.get(trace[0].getLineNumber() - 1).strip())
                .isEqualTo("return 100L / scan1_value;");
            assertThat(text.get(trace[1].getLineNumber() - 1).strip())
                .isEqualTo("return project2_ratio(value);");
          });
      int javaLine = text.indexOf("    return 100L / scan1_value;") + 1;
      String bytecode = CodePrinter.bytecode(code.classes());
      assertThat(bytecode).contains("SMAP").contains("*S SQL").contains("1 q7.sql");
      // Line 3 of the SQL becomes three lines of Java: signature, return, closing brace.
      assertThat(bytecode).contains("3#1,1:" + (javaLine - 1) + ",3");
    }
  }

  @Test
  void javaViewReadsLikeThis() {
    GeneratedClass generated =
        Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(1))
            .compile("q7", Rules.rule("q7", 10, 3));
    assertThat(CodePrinter.java(List.of(generated)))
        .isEqualTo(
            """
            package laminar.generated.q7;

            import dev.laminar.codegen.load.Rules;
            import dev.laminar.kernel.pipeline.ConstantTable;

            /** q7.sql  Pipeline 0: Scan(values) > Filter#1 > Project#2 */
            public final class Pipeline0_Values extends Rules.Rule {
              private final long const_threshold; // 10

              public Pipeline0_Values(ConstantTable constants) { // bytes=15 inline=yes
                super(constants);
                this.const_threshold = constants.getLong(0);
              }

              // Project#2.ratio [q7.sql:3:3] 100 / value
              private static long project2_ratio(long scan1_value) { // bytes=6 inline=yes
                return 100L / scan1_value;
              }

              @Override
              public long apply(long value) { // bytes=17 inline=yes
                if (value > const_threshold) {
                  return project2_ratio(value);
                }
                return -1L;
              }
            }
            """);
  }

  @Test
  void statementsThatDifferInLiteralsShareOneClass() {
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(100));
    List<StatementCode> statements = new ArrayList<>();
    StatementCode first = compiler.load("q0", List.of(Rules.rule("q0", 0, 1)));
    long metaspace = metaspaceBytes();
    long start = System.nanoTime();
    for (int i = 1; i < 10_000; i++) {
      statements.add(compiler.load("q" + i, List.of(Rules.rule("q" + i, i, 1 + i % 50))));
    }
    long elapsedMs = (System.nanoTime() - start) / 1_000_000;
    long grown = metaspaceBytes() - metaspace;
    System.out.println(
        "10,000 rules of one shape: " + elapsedMs + " ms, metaspace +" + grown / 1024 + " KiB");
    Set<Class<?>> types = new HashSet<>();
    for (StatementCode statement : statements) {
      types.add(statement.type(0));
    }
    assertThat(types).containsExactly(first.type(0));
    // One class needs several KiB: thousands of them could not hide in this.
    assertThat(grown).isLessThan(4 << 20);
    GeneratedClass last = statements.getLast().classes().getFirst();
    assertThat(last.isShared()).isTrue();
    assertThat(last.binaryName()).isEqualTo("laminar.generated.q0.Pipeline0_Values");
    assertThat(last.ownName()).isEqualTo("laminar.generated.q9999.Pipeline0_Values");
    assertThat(last.javaText().get()).contains("const_threshold; // 9999");
    assertThat(CodePrinter.java(List.of(last)))
        .startsWith("// runs as laminar.generated.q0.Pipeline0_Values");
    assertThat(Rules.instantiate(statements.getLast().type(0), 9_999).apply(9_999)).isEqualTo(-1);
    assertThat(Rules.instantiate(statements.getFirst().type(0), 1).apply(50)).isEqualTo(2);
  }

  private static long metaspaceBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
        .sum();
  }

  @Test
  void otherShapesAndTiersAreOtherClasses() {
    CodeCache cache = new CodeCache(100);
    CodeCompiler asm = Rules.compiler(options(Tier.ASM, Lines.SQL), cache);
    CodeCompiler janino = Rules.compiler(options(Tier.JANINO, Lines.SQL), cache);
    ClassModel rule = Rules.rule("q1", 1, 1);
    try (StatementCode one = asm.load("q1", List.of(rule));
        StatementCode other = janino.load("q1", List.of(rule))) {
      assertThat(one.type(0)).isNotSameAs(other.type(0));
      assertThat(cache.size()).isEqualTo(2);
    }
    assertThat(cache.size()).isZero();
  }

  @Test
  void classesGoWithTheirLastStatement() throws InterruptedException {
    CodeCache cache = new CodeCache(100);
    WeakReference<Class<?>> type = loadAndCloseTwo(cache);
    assertThat(cache.size()).isZero();
    for (int i = 0; i < 50 && type.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(type.get()).isNull();
  }

  private static WeakReference<Class<?>> loadAndCloseTwo(CodeCache cache) {
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, cache);
    StatementCode one = compiler.load("q1", List.of(Rules.rule("q1", 1, 1)));
    StatementCode two = compiler.load("q2", List.of(Rules.rule("q2", 2, 1)));
    assertThat(two.type(0)).isSameAs(one.type(0));
    one.close();
    one.close();
    assertThat(cache.size()).isEqualTo(1);
    assertThat(Rules.instantiate(two.type(0), 2).apply(4)).isEqualTo(25);
    two.close();
    return new WeakReference<>(one.type(0));
  }

  @Test
  void evictedClassesStillServeTheirStatements() {
    CodeCache cache = new CodeCache(1);
    CodeCompiler asm = Rules.compiler(options(Tier.ASM, Lines.SQL), cache);
    CodeCompiler janino = Rules.compiler(options(Tier.JANINO, Lines.SQL), cache);
    StatementCode one = asm.load("q1", List.of(Rules.rule("q1", 1, 1)));
    StatementCode other = janino.load("q2", List.of(Rules.rule("q2", 1, 1)));
    StatementCode again = asm.load("q3", List.of(Rules.rule("q3", 1, 1)));
    assertThat(cache.size()).isEqualTo(1);
    assertThat(again.type(0)).isNotSameAs(one.type(0));
    one.close();
    other.close();
    assertThat(cache.size()).isEqualTo(1);
    assertThat(Rules.instantiate(again.type(0), 2).apply(4)).isEqualTo(25);
    again.close();
    assertThat(cache.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void dumpsWhatRuns(Tier tier, @TempDir Path directory) throws Exception {
    CodegenOptions options =
        new CodegenOptions(tier, Lines.SQL, CommentDepth.SQL, directory, false);
    CodeCompiler compiler = Rules.compiler(options, new CodeCache(10));
    compiler
        .dumper()
        .file("q7", "00-query.sql", () -> "SELECT 100 / value FROM t WHERE value > 10");
    try (StatementCode first = compiler.load("q7", List.of(Rules.rule("q7", 10, 3)));
        StatementCode second = compiler.load("q8", List.of(Rules.rule("q8", 20, 3)))) {
      try (Stream<Path> files = Files.list(directory.resolve("q7"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder(
                "00-query.sql",
                "30-Pipeline0_Values.java",
                "31-Pipeline0_Values.class",
                "32-Pipeline0_Values.asm.txt",
                "40-methods.json",
                "index.json");
      }
      Path shared = directory.resolve("q8");
      assertThat(Files.readString(shared.resolve("index.json")))
          .contains("\"runs\": \"laminar.generated.q7.Pipeline0_Values\"", "\"shared\": true");
      assertThat(Files.readString(shared.resolve("30-Pipeline0_Values.java")))
          .contains("// 20", "bytes=");
      assertThat(Files.readAllBytes(shared.resolve("31-Pipeline0_Values.class")))
          .isEqualTo(first.classes().getFirst().bytes())
          .isEqualTo(second.classes().getFirst().bytes());
      assertThat(Files.readString(shared.resolve("40-methods.json")))
          .contains(
              "\"name\": \"project2_ratio\"",
              "\"inline\": true",
              "\"field\": \"const_threshold\"",
              "\"value\": \"20\"");
    }
  }

  @Test
  void withoutDumpNoTextIsMade() {
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(10));
    compiler
        .dumper()
        .file(
            "q7",
            "00-query.sql",
            () -> {
              throw new AssertionError("made for nobody");
            });
  }

  @Test
  void listenersHearOfSharedClassesToo() {
    List<String> heard = new ArrayList<>();
    CodeCompiler compiler =
        new CodeCompiler(
            CodegenOptions.DEFAULTS,
            new CodeCache(10),
            Rules.class.getClassLoader(),
            (query, generated) ->
                heard.add(query + " " + generated.binaryName() + " " + generated.isShared()));
    compiler.load("q1", List.of(Rules.rule("q1", 1, 1)));
    compiler.load("q2", List.of(Rules.rule("q2", 2, 2)));
    assertThat(heard)
        .containsExactly(
            "q1 laminar.generated.q1.Pipeline0_Values false",
            "q2 laminar.generated.q1.Pipeline0_Values true");
  }

  /**
   * Thread dumps and profiles must name generated methods: hidden classes would vanish from them.
   */
  @Test
  void threadDumpsAndProfilesShowGeneratedFrames(@TempDir Path directory) throws Exception {
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(10));
    StatementCode code = compiler.load("q7", List.of(Rules.loop("q7", 5)));
    Rule rule = Rules.instantiate(code.type(0), 0);
    Thread worker = Thread.ofPlatform().daemon().start(() -> work(rule));
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
      recording.start();
      boolean dumped = false;
      boolean sampled = false;
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      for (int i = 0; !(dumped && sampled) && System.nanoTime() < deadline; i++) {
        for (StackTraceElement frame : worker.getStackTrace()) {
          dumped |=
              frame
                  .toString()
                  .startsWith("query-q7//laminar.generated.q7.Pipeline0_Loop.apply(q7.sql:5)");
        }
        if (i % 200 == 199) {
          Path file = directory.resolve(i + ".jfr");
          recording.dump(file);
          sampled = RecordingFile.readAllEvents(file).stream().anyMatch(CodeCompilerTest::isInRule);
        }
      }
      assertThat(dumped).isTrue();
      assertThat(sampled).isTrue();
    } finally {
      worker.interrupt();
      worker.join(5_000);
    }
  }

  private static void work(Rule rule) {
    long rows = 1_000_000;
    while (!Thread.currentThread().isInterrupted()) {
      rows = 1_000_000 + (rule.apply(rows) & 1);
    }
  }

  private static boolean isInRule(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .anyMatch(frame ->
                frame.getMethod().getType().getName().equals("laminar.generated.q7.Pipeline0_Loop")
                    && frame.getLineNumber() == 5);
  }

  /** A function called on its own result 3,000 times: deeper than a usual stack. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void deeplyNestedCalls(Tier tier) {
    ClassBuilder type =
        new ClassBuilder(ClassDesc.of("laminar.generated.deep", "Deep"), Rule.class, "deep.sql");
    MethodBuilder constructor = type.constructor();
    Local constants = constructor.parameter("constants", Types.of(ConstantTable.class));
    constructor
        .body()
        .evaluate(Code.superConstructor(type.name(), Rule.class, List.of(Code.get(constants))));
    MethodBuilder apply = type.override("apply", ConstantDescs.CD_long).hot();
    CodeExpression value = Code.get(apply.parameter("value", ConstantDescs.CD_long));
    for (int i = 0; i < 3_000; i++) {
      value = Code.invokeStatic(Math.class, "addExact", value, Code.literal(2L));
    }
    apply.body().returnValue(value);
    CodeCompiler compiler = Rules.compiler(options(tier, Lines.SQL), new CodeCache(1));
    try (StatementCode code = compiler.load("deep", List.of(type.build()))) {
      assertThat(Rules.instantiate(code.type(0), 0).apply(7)).isEqualTo(6_007);
      assertThat(code.classes().getFirst().javaText().get()).contains("apply_part1");
    }
  }

  @Test
  void sayWhichOperatorIsTooLarge() {
    ClassBuilder type = Tiers.newClass("Large");
    MethodBuilder run =
        type.method("project3_x", ConstantDescs.CD_int)
            .hot()
            .span(new SourceSpan("q7.sql", 4, 8, 4, 20))
            .comment(() -> "Project#3.x [q7.sql:4:8] CASE …");
    Local key = run.parameter("key", ConstantDescs.CD_int);
    TreeMap<Integer, CodeStatement.Block> cases = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      cases.put(i * 1_000, run.body().nested().returnValue(Code.literal(i)).build());
    }
    run.body().switchOn(Code.get(key), cases, otherwise -> otherwise.returnValue(Code.literal(-1)));
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(1));
    assertThatThrownBy(() -> compiler.load("q7", List.of(type.build())))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CODE_TOO_LARGE);
              assertThat(e.span()).hasToString("q7.sql:4:8");
              assertThat(e.getMessage())
                  .startsWith("the code of Project#3.x [q7.sql:4:8] CASE … needs ");
              assertThat(e.help()).startsWith("divide the expression");
            });
  }

  @Test
  void refusedSourceIsNamed(@TempDir Path directory) {
    ClassBuilder type = Tiers.newClass("Refused");
    // No such method: Janino must find out.
    type.method("run", ConstantDescs.CD_int)
        .body()
        .returnValue(
            Code.invokeStatic(
                ClassDesc.of("java.lang.Math"),
                "nothing",
                MethodTypeDesc.of(ConstantDescs.CD_int),
                List.of()));
    CodegenOptions options =
        new CodegenOptions(Tier.JANINO, Lines.SQL, CommentDepth.SQL, directory, false);
    Path dumped = directory.resolve("q7").resolve("30-Refused.java");
    assertThatThrownBy(
            () -> Rules.compiler(options, new CodeCache(1)).load("q7", List.of(type.build())))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_CODEGEN))
        .hasMessageStartingWith("Janino cannot compile laminar.generated.test.Refused: ")
        .hasMessageContaining("in: return Math.nothing();")
        .hasMessageEndingWith("; source: " + dumped);
    assertThat(dumped).exists();
  }

  /**
   * The time that a small statement's class takes, warm: the bound is generous, machines that test
   * are busy.
   */
  @Test
  void smallClassesCompileQuickly() {
    CodeCompiler compiler = Rules.compiler(CodegenOptions.DEFAULTS, new CodeCache(10));
    ClassModel model = Rules.rule("q7", 1, 3);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 2_000; i++) {
      long start = System.nanoTime();
      StatementCode code = compiler.load("q7", List.of(model));
      best = Math.min(best, System.nanoTime() - start);
      code.close();
    }
    System.out.println(
        "split, emit, check, define and load a small class: "
            + best / 1_000
            + " us (best of 2,000)");
    assertThat(best).isLessThan(5_000_000);
  }
}
