package dev.laminar.codegen.operator;

import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.predicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.emit.JavaEmitter;
import dev.laminar.codegen.emit.Tiers;
import dev.laminar.codegen.expression.Columns;
import dev.laminar.codegen.expression.Sql;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JoinTest {

  private final MemoryAccount account = new MemoryAccount();

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  private static RowTable table(RowsLayout layout, MemoryAccount account) {
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), account);
  }

  private static PipelineSpec pipeline(
      JoinSpec join, List<OperatorSpec> operators, RowSchema schema) {
    return new PipelineSpec(
        "q",
        0,
        new SourceText("test.sql", "select\n"),
        "l_r",
        new PipelineInput.Join(join),
        operators,
        new PipelineEnd.Output(schema));
  }

  /** A join that runs, with the sum of what it put out. */
  private static final class Running implements AutoCloseable {
    private final CompiledJoin code;
    private final JoinState state;
    private final ZSet output = new ZSet();

    Running(
        JoinSpec join,
        List<OperatorSpec> operators,
        RowSchema schema,
        Tier tier,
        MemoryAccount account) {
      GeneratedPipeline generated = PipelineGenerator.generate(pipeline(join, operators, schema));
      this.state =
          new JoinState(
              table(generated.rows().get(0), account), table(generated.rows().get(1), account));
      // Few rows: so that one input batch fills several.
      ColumnBatch batch =
          join.mode() == ChangelogMode.APPEND
              ? ColumnBatch.allocate(schema, 16)
              : ColumnBatch.allocateWeighted(schema, 16);
      PipelineOutput sink =
          new PipelineOutput() {
            @Override
            public ColumnBatch batch() {
              return batch;
            }

            @Override
            public void flush(int rowCount) {
              output.add(batch, rowCount);
              batch.reset();
            }
          };
      this.code =
          GeneratedInstance.of(
              CompiledJoin.class, tier, generated.model(), generated.code(), sink, state);
    }

    @Override
    public void close() {
      state.close();
    }
  }

  private static boolean always(List<@Nullable Object> left, List<@Nullable Object> right) {
    return true;
  }

  private void agreesWithNestedLoops(
      JoinSpec join,
      Tier tier,
      int values,
      int batches,
      long seed,
      BiPredicate<List<@Nullable Object>, List<@Nullable Object>> condition) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomRows leftRows = new RandomRows(random.split(), join.left(), values);
    RandomRows rightRows = new RandomRows(random.split(), join.right(), values);
    ZSet left = new ZSet();
    ZSet right = new ZSet();
    BiPredicate<List<@Nullable Object>, List<@Nullable Object>> matches =
        ZSet.equalKeys(join.leftKeys(), join.rightKeys()).and(condition);
    try (Running running = new Running(join, List.of(), join.schema(), tier, account)) {
      for (int i = 0; i < batches; i++) {
        int rows = random.nextInt(25);
        if (random.nextBoolean()) {
          ColumnBatch batch = leftRows.next(join.leftMode(), rows);
          left.add(batch, rows);
          running.code.left(batch);
        } else {
          ColumnBatch batch = rightRows.next(join.rightMode(), rows);
          right.add(batch, rows);
          running.code.right(batch);
        }
        ZSet expected =
            ZSet.join(join.type(), left, right, join.left().size(), join.right().size(), matches);
        assertThat(running.output.weights()).as("after batch " + i).isEqualTo(expected.weights());
      }
    }
  }

  static Stream<Arguments> shapes() {
    List<Arguments> shapes = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      for (JoinType type : JoinType.values()) {
        for (ChangelogMode left : List.of(ChangelogMode.APPEND, ChangelogMode.RETRACT)) {
          for (ChangelogMode right : List.of(ChangelogMode.APPEND, ChangelogMode.RETRACT)) {
            shapes.add(Arguments.of(tier, type, left, right));
          }
        }
      }
    }
    return shapes.stream();
  }

  private static JoinSpec spec(
      JoinType type,
      List<DataType> left,
      List<DataType> right,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      @Nullable Scalar condition,
      ChangelogMode leftMode,
      ChangelogMode rightMode) {
    return new JoinSpec(
        5,
        type,
        RandomRows.schema("l", left),
        RandomRows.schema("r", right),
        leftKeys,
        rightKeys,
        condition,
        leftMode,
        rightMode,
        KeptSides.BOTH,
        false,
        SourceSpan.NONE);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void keyOfOneColumn(Tier tier, JoinType type, ChangelogMode left, ChangelogMode right) {
    JoinSpec join =
        spec(
            type,
            List.of(Sql.BIGINT, Sql.VARCHAR, notNull(Sql.INTEGER)),
            List.of(Sql.VARCHAR, notNull(Sql.BIGINT)),
            List.of(0),
            List.of(1),
            null,
            left,
            right);
    agreesWithNestedLoops(join, tier, 12, 40, 1, JoinTest::always);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void keyOfTwoColumnsAndACondition(
      Tier tier, JoinType type, ChangelogMode left, ChangelogMode right) {
    List<DataType> leftTypes = List.of(Sql.INTEGER, Sql.VARCHAR, Sql.decimal(38, 3));
    List<DataType> rightTypes = List.of(notNull(Sql.VARCHAR), Sql.decimal(38, 3), Sql.INTEGER);
    Scalar condition =
        predicate("LESS_THAN", column(0, "l0", Sql.INTEGER), column(3 + 2, "r2", Sql.INTEGER));
    JoinSpec join =
        spec(type, leftTypes, rightTypes, List.of(1, 2), List.of(0, 1), condition, left, right);
    agreesWithNestedLoops(
        join,
        tier,
        4,
        40,
        2,
        (l, r) -> l.get(0) != null && r.get(2) != null && (Integer) l.get(0) < (Integer) r.get(2));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void crossJoinWithACondition(Tier tier, JoinType type, ChangelogMode left, ChangelogMode right) {
    Scalar condition =
        predicate("GREATER_THAN", column(0, "l0", Sql.BIGINT), column(2, "r0", Sql.BIGINT));
    JoinSpec join =
        spec(
            type,
            List.of(Sql.BIGINT, Sql.VARCHAR),
            List.of(Sql.BIGINT),
            List.of(),
            List.of(),
            condition,
            left,
            right);
    agreesWithNestedLoops(
        join,
        tier,
        10,
        16,
        3,
        (l, r) -> l.get(0) != null && r.get(0) != null && (Long) l.get(0) > (Long) r.get(0));
  }

  @ParameterizedTest
  @EnumSource(JoinType.class)
  void keysAndColumnsOfEveryType(JoinType type) {
    for (int key = 0; key < RandomRows.TYPES.size(); key++) {
      JoinSpec join =
          spec(
              type,
              RandomRows.TYPES,
              RandomRows.TYPES,
              List.of(key),
              List.of(key),
              null,
              key % 2 == 0 ? ChangelogMode.RETRACT : ChangelogMode.APPEND,
              ChangelogMode.RETRACT);
      agreesWithNestedLoops(join, Tier.ASM, 7, 20, key, JoinTest::always);
    }
  }

  /** Columns for many methods, more of them than a method can have parameters. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void wideRows(Tier tier) {
    List<DataType> types =
        new ArrayList<>(Collections.nCopies(20, RandomRows.TYPES))
            .stream().flatMap(List::stream).toList();
    for (ChangelogMode mode : List.of(ChangelogMode.APPEND, ChangelogMode.RETRACT)) {
      JoinSpec join = spec(JoinType.FULL, types, types, List.of(7), List.of(19), null, mode, mode);
      agreesWithNestedLoops(join, tier, 3, 8, 4, JoinTest::always);
    }
  }

  /** Many keys, so that indexes grow and move while both sides are asked. */
  @Test
  void growingTables() {
    JoinSpec join =
        spec(
            JoinType.FULL,
            List.of(notNull(Sql.BIGINT), Sql.VARCHAR),
            List.of(notNull(Sql.BIGINT), Sql.VARCHAR),
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.RETRACT,
            ChangelogMode.RETRACT);
    SplittableRandom random = new SplittableRandom(9);
    RandomRows leftRows = new RandomRows(random.split(), join.left(), 100_000);
    RandomRows rightRows = new RandomRows(random.split(), join.right(), 100_000);
    try (Running running = new Running(join, List.of(), join.schema(), Tier.ASM, account)) {
      List<ColumnBatch> all = new ArrayList<>();
      ZSet left = new ZSet();
      ZSet right = new ZSet();
      for (int i = 0; i < 80; i++) {
        for (boolean isLeft : new boolean[] {true, false}) {
          ColumnBatch batch = (isLeft ? leftRows : rightRows).next(ChangelogMode.RETRACT, 900);
          all.add(batch);
          (isLeft ? left : right).add(batch, batch.rowCount());
          feed(running, isLeft, batch);
        }
      }
      ZSet expected = ZSet.joinByKey(JoinType.FULL, left, right, 0, 0, 2);
      assertThat(running.output.weights()).isEqualTo(expected.weights());
      assertThat(running.state.left().rowCount()).isGreaterThan(10_000);
      // Everything taken back, in the order in which it came: nothing is left.
      for (int i = 0; i < all.size(); i++) {
        ColumnBatch batch = all.get(i);
        int[] weights = batch.weights();
        for (int row = 0; row < batch.rowCount(); row++) {
          weights[row] = -weights[row];
        }
        feed(running, i % 2 == 0, batch);
      }
      assertThat(running.output.weights()).isEmpty();
      assertThat(running.state.left().rowCount()).isZero();
      assertThat(running.state.right().rowCount()).isZero();
    }
  }

  private static void feed(Running running, boolean isLeft, ColumnBatch batch) {
    if (isLeft) {
      running.code.left(batch);
    } else {
      running.code.right(batch);
    }
  }

  /** Filter and projection behind a join work on NULLs of outer rows, too. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void operatorsBehindTheJoin(Tier tier) {
    JoinSpec join =
        spec(
            JoinType.LEFT,
            List.of(notNull(Sql.BIGINT), Sql.INTEGER),
            List.of(notNull(Sql.BIGINT), notNull(Sql.INTEGER)),
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND);
    Scalar sum =
        call("ADD", Sql.INTEGER, column(1, "l1", Sql.INTEGER), column(3, "r1", Sql.INTEGER));
    Scalar keep = predicate("LESS_THAN", column(1, "l1", Sql.INTEGER), literal(10));
    List<OperatorSpec> operators =
        List.of(
            new OperatorSpec.Filter(6, keep, SourceSpan.NONE),
            new OperatorSpec.Project(
                7,
                List.of(
                    new OperatorSpec.Item("k", column(0, "l0", notNull(Sql.BIGINT))),
                    new OperatorSpec.Item("sum", sum)),
                SourceSpan.NONE));
    RowSchema schema =
        new RowSchema(
            List.of(new Column("k", notNull(Sql.BIGINT)), new Column("sum", Sql.INTEGER)));
    try (Running running = new Running(join, operators, schema, tier, account)) {
      running.code.left(batch(join.left(), List.of(1L, 5), List.of(2L, 6), List.of(3L, 10)));
      assertThat(running.output.weights())
          .isEqualTo(Map.of(Arrays.asList(1L, null), 1L, Arrays.asList(2L, null), 1L));
      running.code.right(batch(join.right(), List.of(1L, 100), List.of(3L, 100)));
      running.code.right(batch(join.right(), List.of(1L, 200)));
      assertThat(running.output.weights())
          .isEqualTo(
              Map.of(List.of(1L, 105), 1L, List.of(1L, 205), 1L, Arrays.asList(2L, null), 1L));
    }
  }

  private static ColumnBatch batch(RowSchema schema, List<?>... rows) {
    ColumnBatch batch = ColumnBatch.allocate(schema, rows.length);
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < schema.size(); i++) {
        Columns.set(batch.column(i), row, rows[row].get(i));
      }
    }
    batch.setRowCount(rows.length);
    return batch;
  }

  /** The error tells the place in the SQL and the row of the batch, on either side. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void conditionsFailWithSiteAndRow(Tier tier) {
    Scalar quotient =
        exactCall(
            "DIVIDE",
            notNull(Sql.INTEGER),
            17,
            literal(100),
            column(3, "r1", notNull(Sql.INTEGER)));
    Scalar condition = predicate("GREATER_THAN", quotient, column(1, "l1", notNull(Sql.INTEGER)));
    List<DataType> types = List.of(notNull(Sql.BIGINT), notNull(Sql.INTEGER));
    JoinSpec join =
        spec(
            JoinType.LEFT,
            types,
            types,
            List.of(0),
            List.of(0),
            condition,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND);
    try (Running running = new Running(join, List.of(), join.schema(), tier, account)) {
      running.code.left(batch(join.left(), List.of(1L, 5), List.of(2L, 6)));
      running.code.right(batch(join.right(), List.of(3L, 0), List.of(1L, 4)));
      assertThatThrownBy(() ->
              running.code.right(
                  batch(join.right(), List.of(4L, 0), List.of(1L, 2), List.of(2L, 0))))
          .isInstanceOfSatisfying(
              SqlRuntimeException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
                assertThat(failure.site().operator()).isEqualTo("Join#5");
                assertThat(failure.site().span()).isEqualTo(Sql.at(17));
                assertThat(failure.batchRow()).isEqualTo(2);
              });
      assertThatThrownBy(
              () -> running.code.left(batch(join.left(), List.of(9L, 0), List.of(3L, 1))))
          .isInstanceOfSatisfying(
              SqlRuntimeException.class, failure -> assertThat(failure.batchRow()).isEqualTo(1));
    }
  }

  /** A projection fails in a row that came out because of an input row: that one is named. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void projectionsFailWithSiteAndRow(Tier tier) {
    List<DataType> types = List.of(notNull(Sql.BIGINT), notNull(Sql.INTEGER));
    JoinSpec join =
        spec(
            JoinType.RIGHT,
            types,
            types,
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND);
    Scalar quotient =
        exactCall(
            "DIVIDE", notNull(Sql.INTEGER), 3, literal(100), column(3, "r1", notNull(Sql.INTEGER)));
    List<OperatorSpec> operators =
        List.of(
            new OperatorSpec.Project(
                6, List.of(new OperatorSpec.Item("q", quotient)), SourceSpan.NONE));
    RowSchema schema = new RowSchema(List.of(new Column("q", notNull(Sql.INTEGER))));
    try (Running running = new Running(join, operators, schema, tier, account)) {
      running.code.right(batch(join.right(), List.of(1L, 5)));
      assertThat(running.output.weights()).isEqualTo(Map.of(List.of(20), 1L));
      assertThatThrownBy(
              () -> running.code.right(batch(join.right(), List.of(2L, 5), List.of(3L, 0))))
          .isInstanceOfSatisfying(
              SqlRuntimeException.class,
              failure -> {
                assertThat(failure.site().operator()).isEqualTo("Project#6");
                assertThat(failure.batchRow()).isEqualTo(1);
              });
    }
  }

  /** An inner join of appended rows pays for neither weights nor matches. */
  @Test
  void appendedRowsHaveNoWeights() {
    List<DataType> types = List.of(notNull(Sql.BIGINT), notNull(Sql.BIGINT));
    JoinSpec join =
        spec(
            JoinType.INNER,
            types,
            types,
            List.of(0),
            List.of(0),
            null,
            ChangelogMode.APPEND,
            ChangelogMode.APPEND);
    GeneratedPipeline generated =
        PipelineGenerator.generate(pipeline(join, List.of(), join.schema()));
    // Two longs and a link, rounded up.
    assertThat(generated.rows()).isEqualTo(List.of(new RowsLayout(24, 1), new RowsLayout(24, 1)));
    Tiers.javac(List.of(generated.model()));
    String java = JavaEmitter.render(generated.model(), CommentDepth.NONE).text();
    assertThat(java).doesNotContainIgnoringCase("weight").doesNotContain("matchesBefore");
  }
}
