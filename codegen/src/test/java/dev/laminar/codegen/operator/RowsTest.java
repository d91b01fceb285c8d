package dev.laminar.codegen.operator;

import static dev.laminar.codegen.expression.Sql.notNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.emit.Tiers;
import dev.laminar.codegen.expression.Columns;
import dev.laminar.codegen.expression.Sql;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {

  private final MemoryAccount account = new MemoryAccount();

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  /** Generated code with its table. */
  private static final class Rows implements AutoCloseable {
    private final RowSchema schema;
    private final CompiledRows code;
    private final RowTable table;

    Rows(
        RowSchema schema,
        List<Integer> identity,
        List<List<Integer>> indexes,
        Tier tier,
        MemoryAccount account) {
      this.schema = schema;
      GeneratedRows generated = generate(schema, identity, indexes);
      this.table =
          new RowTable(
              generated.layout().slotSizeBytes(), generated.layout().indexCount(), account);
      this.code =
          GeneratedInstance.of(
              CompiledRows.class, tier, generated.model(), generated.code(), null, null);
    }

    static GeneratedRows generate(
        RowSchema schema, List<Integer> identity, List<List<Integer>> indexes) {
      return RowsGenerator.generate(
          new RowsSpec(3, schema, identity, indexes, SourceSpan.NONE),
          "q",
          new SourceText("test.sql", "create table\n"));
    }

    ZSet scan(boolean weighted, int capacity) {
      ZSet found = new ZSet();
      ColumnBatch out =
          weighted
              ? ColumnBatch.allocateWeighted(schema, capacity)
              : ColumnBatch.allocate(schema, capacity);
      long position = 0;
      while (position >= 0) {
        position = code.scan(table, position, out);
        found.add(out, out.rowCount());
      }
      return found;
    }

    /** Rows with the key of a batch's row, each with its weight. */
    ZSet look(int index, ColumnBatch keys, int row) {
      ZSet found = new ZSet();
      ColumnBatch out = ColumnBatch.allocateWeighted(schema, 4);
      for (long slot = code.find(table, index, keys, row);
          slot >= 0;
          slot = code.next(table, index, slot)) {
        out.reset();
        code.load(table, slot, out, 2);
        found.add(ZSet.row(out, 2), out.weights()[2]);
      }
      return found;
    }

    @Override
    public void close() {
      table.close();
    }
  }

  private static List<Integer> all(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private void agreesWithZSet(List<DataType> types, List<List<Integer>> indexes, Tier tier) {
    RowSchema schema = RandomRows.schema("c", types);
    RandomRows random = new RandomRows(new SplittableRandom(5), schema, 6);
    ZSet expected = new ZSet();
    try (Rows rows = new Rows(schema, all(types.size()), indexes, tier, account)) {
      for (int i = 0; i < 40; i++) {
        ColumnBatch batch = random.next(ChangelogMode.RETRACT, 30);
        expected.add(batch, 30);
        rows.code.apply(rows.table, batch, 1);
        assertThat(rows.table.rowCount()).isEqualTo(expected.weights().size());
        assertThat(rows.scan(true, 7).weights()).isEqualTo(expected.weights());
        for (int index = 0; index <= indexes.size(); index++) {
          List<Integer> key = index == 0 ? all(types.size()) : indexes.get(index - 1);
          for (int row = 0; row < 30; row += 7) {
            List<@Nullable Object> values = ZSet.row(batch, row);
            Map<List<@Nullable Object>, Long> same = new HashMap<>(expected.weights());
            same.keySet()
                .removeIf(other ->
                    key.stream()
                        .anyMatch(column ->
                            !java.util.Objects.equals(other.get(column), values.get(column))));
            assertThat(rows.look(index, batch, row).weights()).isEqualTo(same);
          }
        }
      }
      // Positive weights alone: as often as it is there, whatever a batch takes.
      assertThat(rows.scan(false, 5).weights()).isEqualTo(expected.weights());
      ColumnBatch rest = ColumnBatch.allocateWeighted(schema, 1_024);
      assertThat(rows.code.scan(rows.table, 0, rest)).isEqualTo(-1);
      rows.code.apply(rows.table, rest, -1);
      assertThat(rows.table.rowCount()).isZero();
      assertThat(rows.scan(true, 3).weights()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void rowsOfEveryType(Tier tier) {
    agreesWithZSet(RandomRows.TYPES, List.of(List.of(7), List.of(11, 0), List.of(6)), tier);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void fewDifferentRows(Tier tier) {
    agreesWithZSet(List.of(Sql.VARCHAR, notNull(Sql.BIGINT)), List.of(List.of(0)), tier);
    agreesWithZSet(List.of(Sql.BOOLEAN), List.of(), tier);
  }

  @Test
  void everyTypeAsKey() {
    agreesWithZSet(
        RandomRows.TYPES,
        IntStream.range(0, RandomRows.TYPES.size()).mapToObj(List::of).toList(),
        Tier.ASM);
  }

  /** More columns than a method can have parameters, or a word null bits. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void wideRows(Tier tier) {
    List<DataType> types =
        Collections.nCopies(15, RandomRows.TYPES).stream().flatMap(List::stream).toList();
    agreesWithZSet(types, List.of(List.of(100)), tier);
  }

  private static ColumnBatch batch(RowSchema schema, int[] weights, List<?>... rows) {
    ColumnBatch batch = ColumnBatch.allocateWeighted(schema, rows.length);
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < schema.size(); i++) {
        Columns.set(batch.column(i), row, rows[row].get(i));
      }
      batch.weights()[row] = weights[row];
    }
    batch.setRowCount(rows.length);
    return batch;
  }

  /** An update puts the new row in before or after the old one is taken out. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void aRowAddedUnderItsKeyReplacesTheOthersColumns(Tier tier) {
    RowSchema schema =
        RandomRows.schema("c", List.of(notNull(Sql.BIGINT), Sql.VARCHAR, Sql.VARCHAR));
    String longText = "a text that does not fit into a slot";
    try (Rows rows = new Rows(schema, List.of(0), List.of(List.of(2)), tier, account)) {
      ColumnBatch inserted =
          batch(schema, new int[] {1, 1}, List.of(1L, longText, "x"), List.of(2L, "b", "x"));
      rows.code.apply(rows.table, inserted, 1);
      assertThat(rows.look(1, inserted, 0).weights()).hasSize(2);
      ColumnBatch oldFirst =
          batch(schema, new int[] {-1, 1}, List.of(1L, longText, "x"), List.of(1L, "new", "y"));
      rows.code.apply(rows.table, oldFirst, 1);
      ColumnBatch newFirst =
          batch(schema, new int[] {1, -1}, List.of(2L, longText, "y"), List.of(2L, "b", "x"));
      rows.code.apply(rows.table, newFirst, 1);
      assertThat(rows.scan(true, 8).weights())
          .isEqualTo(Map.of(List.of(1L, "new", "y"), 1L, List.of(2L, longText, "y"), 1L));
      assertThat(rows.look(1, inserted, 0).weights()).isEmpty();
      assertThat(rows.look(1, oldFirst, 1).weights()).hasSize(2);
      assertThat(rows.look(0, inserted, 1).weights())
          .isEqualTo(Map.of(List.of(2L, longText, "y"), 1L));
      ColumnBatch deleted = batch(schema, new int[] {1}, List.of(2L, longText, "y"));
      rows.code.apply(rows.table, deleted, -1);
      assertThat(rows.look(0, inserted, 1).weights()).isEmpty();
      assertThat(rows.look(1, oldFirst, 1).weights()).hasSize(1);
    }
  }

  /** Zeros are one key, but rows without a key keep theirs apart; all NaNs are equal. */
  @Test
  void zerosAndNaN() {
    RowSchema schema = RandomRows.schema("c", List.of(notNull(Sql.DOUBLE), notNull(Sql.REAL)));
    ColumnBatch batch =
        batch(
            schema,
            new int[] {1, 1, 1, 1},
            List.of(0.0, 1f),
            List.of(-0.0, 1f),
            List.of(Double.NaN, 1f),
            List.of(Double.longBitsToDouble(0x7FF8_0000_0000_0001L), 1f));
    try (Rows rows = new Rows(schema, all(2), List.of(), Tier.ASM, account)) {
      rows.code.apply(rows.table, batch, 1);
      assertThat(rows.scan(true, 8).weights())
          .isEqualTo(
              Map.of(List.of(-0.0, 1f), 1L, List.of(0.0, 1f), 1L, List.of(Double.NaN, 1f), 2L));
      assertThat(rows.table.rowCount()).isEqualTo(3);
    }
    try (Rows rows = new Rows(schema, all(2), List.of(List.of(0)), Tier.ASM, account)) {
      rows.code.apply(rows.table, batch, 1);
      assertThat(rows.scan(true, 8).weights())
          .isEqualTo(Map.of(List.of(0.0, 1f), 2L, List.of(Double.NaN, 1f), 2L));
      assertThat(rows.look(1, batch, 1).weights()).isEqualTo(Map.of(List.of(0.0, 1f), 2L));
    }
  }

  /** A million inserts and deletes of rows with a key; memory does not grow without end. */
  @Test
  void manyChanges() {
    RowSchema schema = RandomRows.schema("c", List.of(notNull(Sql.BIGINT), Sql.VARCHAR));
    SplittableRandom random = new SplittableRandom(8);
    Map<Long, String> expected = new HashMap<>();
    try (Rows rows = new Rows(schema, List.of(0), List.of(List.of(1)), Tier.ASM, account)) {
      ColumnBatch batch = ColumnBatch.allocateWeighted(schema, 1_000);
      long halfway = 0;
      for (int round = 0; round < 1_000; round++) {
        batch.reset();
        for (int row = 0; row < 1_000; row++) {
          long key = random.nextInt(20_000);
          String before = expected.get(key);
          String text = before == null ? "t" + random.nextInt(50) + "_".repeat(row % 40) : before;
          Columns.set(batch.column(0), row, key);
          Columns.set(batch.column(1), row, text);
          batch.weights()[row] = before == null ? 1 : -1;
          if (before == null) {
            expected.put(key, text);
          } else {
            expected.remove(key);
          }
        }
        batch.setRowCount(1_000);
        rows.code.apply(rows.table, batch, 1);
        if (round == 500) {
          halfway = account.mappedBytes();
        }
      }
      assertThat(rows.table.rowCount()).isEqualTo(expected.size());
      Map<List<@Nullable Object>, Long> found = rows.scan(true, 1_024).weights();
      assertThat(found).hasSize(expected.size());
      expected.forEach((key, text) -> assertThat(found).containsEntry(List.of(key, text), 1L));
      assertThat(account.mappedBytes()).isLessThanOrEqualTo(halfway * 5 / 4);
    }
  }

  @Test
  void theJavaViewIsValid() {
    List<GeneratedRows> generated = new ArrayList<>();
    generated.add(
        Rows.generate(
            RandomRows.schema("c", RandomRows.TYPES),
            all(RandomRows.TYPES.size()),
            List.of(List.of(7), List.of(0, 11))));
    Tiers.javac(generated.stream().map(GeneratedRows::model).toList());
  }
}
