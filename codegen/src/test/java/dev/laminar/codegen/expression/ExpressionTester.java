package dev.laminar.codegen.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.budget.MethodSizes;
import dev.laminar.codegen.budget.MethodSplitter;
import dev.laminar.codegen.budget.NoAllocationVerifier;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.emit.JaninoCompiler;
import dev.laminar.codegen.emit.JavaEmitter;
import dev.laminar.codegen.emit.JavaSource;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Compiles a class around one expression, on both tiers, and evaluates it over rows. A BOOLEAN
 * expression is generated a second time as a condition, which must agree with the value.
 */
final class ExpressionTester {

  /** A time between two milliseconds. */
  static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T23:59:59.987654321Z"));

  private final RowSchema input;
  private final RowSchema output;
  private final Scalar expression;
  private final ClassModel model;
  private final CodeRef code;
  private final JavaSource java;
  private final CompiledPipeline asm;
  private final @Nullable CompiledPipeline janino;
  private final ColumnBatch out;

  private ExpressionTester(Scalar expression, List<Column> columns, boolean bothTiers) {
    this.input = new RowSchema(columns);
    this.expression = expression;
    List<Column> results = new ArrayList<>();
    results.add(new Column("value", expression.type()));
    if (expression.type().storage() == StorageKind.BOOLEAN) {
      results.add(new Column("condition", Sql.notNull(Sql.BOOLEAN)));
    }
    this.output = new RowSchema(results);
    ClassBuilder builder =
        new ClassBuilder(
            ClassDesc.of("laminar.generated.test.Expression"), CompiledPipeline.class, "test.sql");
    ClassContext context =
        new ClassContext(builder, CompiledPipeline.class, new SourceText("test.sql", "select\n"));
    process(builder, context);
    context.finish();
    this.model = MethodSplitter.split(builder.build());
    this.code = context.codeRef();
    this.java = JavaEmitter.render(model, CommentDepth.SQL);
    this.out = ColumnBatch.allocate(output, ColumnBatch.DEFAULT_CAPACITY);
    byte[] bytes = AsmEmitter.emit(model, new LineNumbers.Sql());
    NoAllocationVerifier.verify(model, bytes);
    MethodSizes.requireCompilable(model, MethodSizes.of(bytes));
    this.asm = load(bytes);
    this.janino =
        bothTiers
            ? load(JaninoCompiler.compile(model, java, true, getClass().getClassLoader(), null))
            : null;
  }

  /** A tester of an expression over rows of these columns. */
  static ExpressionTester of(Scalar expression, Column... columns) {
    return new ExpressionTester(expression, List.of(columns), true);
  }

  /** A tester of an expression over columns c0, c1, … of these types. */
  static ExpressionTester over(Scalar expression, DataType... types) {
    return new ExpressionTester(expression, columns(types), true);
  }

  /**
   * The same without the Janino tier, which takes most of the time: for tests that compile hundreds
   * of expressions.
   */
  static ExpressionTester onAsm(Scalar expression, DataType... types) {
    return new ExpressionTester(expression, columns(types), false);
  }

  private static List<Column> columns(DataType... types) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      columns.add(new Column("c" + i, types[i]));
    }
    return columns;
  }

  private void process(ClassBuilder builder, ClassContext context) {
    MethodBuilder process = builder.override("process", ConstantDescs.CD_void).hot();
    Local batch = process.parameter("input", Types.of(ColumnBatch.class));
    BlockBuilder body = process.body();
    Local result =
        body.declare(
            "output",
            Code.invoke(
                Code.invoke(context.pipelineContext(), PipelineContext.class, "output"),
                PipelineOutput.class,
                "batch"));
    Local row = body.declare("row", Code.literal(0));
    List<ScalarValue> columns = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      columns.add(Columns.read(input.column(i), i, Code.get(batch), Code.get(row), body));
    }
    MethodContext method = new MethodContext(context, "Project#1", "", columns::get);
    CodeExpression more =
        Code.less(Code.get(row), Code.invoke(Code.get(batch), ColumnBatch.class, "rowCount"));
    body.loop(
        "rows",
        more,
        (inside, label) -> {
          ScalarValue value = ExpressionGenerator.generate(expression, inside, method);
          Columns.write(value, expression.type(), 0, Code.get(result), Code.get(row), inside);
          if (output.size() == 2) {
            CodeExpression condition =
                ExpressionGenerator.generateCondition(expression, inside, method);
            ScalarValue flag = ScalarValue.of(output.type(1), condition, null);
            Columns.write(flag, output.type(1), 1, Code.get(result), Code.get(row), inside);
          }
        },
        update -> update.increment(row));
  }

  private CompiledPipeline load(byte[] bytes) {
    Class<?> type =
        new ClassLoader(getClass().getClassLoader()) {
          Class<?> define() {
            return defineClass(model.binaryName(), bytes, 0, bytes.length);
          }
        }.define();
    PipelineOutput sink =
        new PipelineOutput() {
          @Override
          public ColumnBatch batch() {
            return out;
          }

          @Override
          public void flush(int rowCount) {}
        };
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            sink,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(CLOCK));
    try {
      return (CompiledPipeline) type.getConstructor(PipelineContext.class).newInstance(context);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new AssertionFailedError("cannot load\n" + java.text(), e);
    }
  }

  ClassModel model() {
    return model;
  }

  CodeRef code() {
    return code;
  }

  /** The Java view. */
  String text() {
    return java.text();
  }

  /** Values of the expression for rows; equal on both tiers. */
  List<@Nullable Object> evaluate(@Nullable Object[]... rows) {
    List<@Nullable Object> results = run(asm, rows);
    if (janino != null) {
      assertThat(run(janino, rows)).as("Janino tier of\n%s", java.text()).isEqualTo(results);
    }
    return results;
  }

  private List<@Nullable Object> run(CompiledPipeline pipeline, @Nullable Object[]... rows) {
    List<@Nullable Object> results = new ArrayList<>();
    for (int from = 0; from < rows.length; from += ColumnBatch.DEFAULT_CAPACITY) {
      int count = Math.min(ColumnBatch.DEFAULT_CAPACITY, rows.length - from);
      pipeline.process(batch(Arrays.copyOfRange(rows, from, from + count)));
      for (int row = 0; row < count; row++) {
        Object value = Columns.get(out.column(0), row);
        results.add(value);
        if (output.size() == 2) {
          assertThat(Columns.get(out.column(1), row))
              .as("condition of row %s in\n%s", Arrays.toString(rows[from + row]), java.text())
              .isEqualTo(Boolean.TRUE.equals(value));
        }
      }
      out.reset();
    }
    return results;
  }

  private ColumnBatch batch(@Nullable Object[]... rows) {
    ColumnBatch batch = ColumnBatch.allocate(input, Math.max(1, rows.length));
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < input.size(); i++) {
        Columns.set(batch.column(i), row, rows[row][i]);
      }
    }
    batch.setRowCount(rows.length);
    return batch;
  }

  /** Asserts the value for one row of arguments. */
  ExpressionTester yields(@Nullable Object expected, @Nullable Object... row) {
    @Nullable Object[][] rows = {row};
    assertThat(evaluate(rows).getFirst()).as("value in\n%s", java.text()).isEqualTo(expected);
    return this;
  }

  /** Asserts that a row makes both tiers fail alike. */
  SqlRuntimeException fails(@Nullable Object... row) {
    @Nullable Object[][] rows = {row};
    SqlRuntimeException error = failure(asm, rows);
    if (janino != null) {
      SqlRuntimeException other = failure(janino, rows);
      assertThat(other.code()).isEqualTo(error.code());
      assertThat(other.getMessage()).isEqualTo(error.getMessage());
      assertThat(other.site()).isEqualTo(error.site());
    }
    return error;
  }

  private SqlRuntimeException failure(CompiledPipeline pipeline, @Nullable Object[]... rows) {
    try {
      List<@Nullable Object> results = run(pipeline, rows);
      throw new AssertionFailedError("no error but " + results + " from\n" + java.text());
    } catch (SqlRuntimeException e) {
      out.reset();
      return e;
    }
  }

  /** Asserts that the Java view holds a line. */
  ExpressionTester rendersAs(String line) {
    assertThat(java.text().lines().map(String::strip))
        .as("lines of\n%s", java.text())
        .contains(line);
    return this;
  }

  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
