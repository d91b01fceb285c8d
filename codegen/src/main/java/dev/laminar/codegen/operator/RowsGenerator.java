package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Generates the class that keeps the rows of a table: an entry point of this package. */
public final class RowsGenerator {

  private static final ClassDesc TABLE = Types.of(RowTable.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);

  private final ClassContext owner;
  private final RowsSpec spec;
  private final RowCode code;
  private final RowScope scope;
  private final RowMethods methods;

  private RowsGenerator(ClassContext owner, RowsSpec spec) {
    this.owner = owner;
    this.spec = spec;
    this.code = new RowCode(spec.span(), spec.schema(), spec.identity(), spec.indexes(), Set.of());
    this.scope = RowScope.of(owner, "Rows", spec.id());
    this.methods = new RowMethods(owner, scope, code);
  }

  /**
   * Generates the class. The result depends on nothing but the arguments.
   *
   * @param query name of the statement, for the package of the class; a Java identifier
   * @param source SQL text that the span points into
   */
  public static GeneratedRows generate(RowsSpec spec, String query, SourceText source) {
    ClassBuilder builder =
        new ClassBuilder(
            ClassNames.of(query, "Rows" + spec.id()), CompiledRows.class, source.name());
    builder.comment(() -> source.name() + "  Rows#" + spec.id() + " " + spec.schema());
    ClassContext owner = new ClassContext(builder, CompiledRows.class, source);
    RowsGenerator generator = new RowsGenerator(owner, spec);
    generator.apply();
    generator.find();
    generator.next();
    generator.copy();
    owner.finish();
    return new GeneratedRows(builder.build(), owner.codeRef(), generator.code.rowsLayout());
  }

  private void apply() {
    MethodBuilder change = methods.changeMethod(new OwnTags());
    MethodBuilder method = owner.builder().override("apply", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression sign = Code.get(method.parameter("sign", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression weights =
        Code.get(body.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")));
    body.evaluate(Code.invoke(table, RowTable.class, "reserve", rowCount));
    body.countedLoop(
        "rows",
        "row",
        rowCount,
        (rows, label, row) -> {
          CodeExpression weight =
              Code.conditional(
                  Code.isNull(weights), Code.literal(1), Code.element(weights, Code.get(row)));
          CodeExpression signed =
              Code.multiply(
                  Code.convert(weight, ConstantDescs.CD_long),
                  Code.convert(sign, ConstantDescs.CD_long));
          Local added = rows.declare("weight", signed);
          rows.ifThen(
              Code.notEqual(Code.get(added), Code.literal(0L)),
              some -> some.evaluate(change.call(table, input, Code.get(row), Code.get(added))));
        });
  }

  /** Tags that are worked out when they are needed. */
  private final class OwnTags implements RowMethods.IndexTags {

    private final List<MethodBuilder> ofRows = new ArrayList<>();
    private final List<MethodBuilder> ofSlots = new ArrayList<>();

    OwnTags() {
      for (int i = 0; i < spec.indexes().size(); i++) {
        ofRows.add(methods.tagMethod(spec.indexes().get(i)));
        ofSlots.add(methods.slotTagMethod(spec.indexes().get(i)));
      }
    }

    @Override
    public void parameters(MethodBuilder method) {}

    @Override
    public CodeExpression ofRow(int index, CodeExpression input, CodeExpression row) {
      return ofRows.get(index).call(input, row);
    }

    @Override
    public CodeExpression ofSlot(int index, SlotCursor slot) {
      return ofSlots.get(index).call(slot.slots(), slot.slot(), slot.bytes());
    }
  }

  /** One branch per index; the last one needs no question. */
  private static void byIndex(
      BlockBuilder body, CodeExpression index, int count, IntFunction<CodeExpression> result) {
    for (int i = 0; i < count - 1; i++) {
      int number = i;
      body.ifThen(
          Code.equal(index, Code.literal(number)),
          chosen -> chosen.returnValue(result.apply(number)));
    }
    body.returnValue(result.apply(count - 1));
  }

  private void find() {
    List<MethodBuilder> tags = new ArrayList<>();
    List<MethodBuilder> finds = new ArrayList<>();
    List<List<Integer>> keys = new ArrayList<>(List.of(spec.identity()));
    keys.addAll(spec.indexes());
    for (List<Integer> key : keys) {
      tags.add(methods.tagMethod(key));
      finds.add(methods.findMethod(key));
    }
    MethodBuilder method = owner.builder().override("find", ConstantDescs.CD_long).hot();
    method.span(spec.span());
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression index = Code.get(method.parameter("index", ConstantDescs.CD_int));
    CodeExpression input = Code.get(method.parameter("keys", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    method
        .body()
        .ifThen(
            Code.equal(Code.invoke(table, RowTable.class, "rowCount"), Code.literal(0L)),
            empty -> empty.returnValue(Code.literal(-1L)));
    byIndex(
        method.body(),
        index,
        keys.size(),
        i -> {
          CodeExpression found =
              finds
                  .get(i)
                  .call(
                      table, RowMethods.index(table, i), tags.get(i).call(input, row), input, row);
          return Code.invokeStatic(Math.class, "max", found, Code.literal(-1L));
        });
  }

  private void next() {
    MethodBuilder method = owner.builder().override("next", ConstantDescs.CD_long).hot();
    method.span(spec.span());
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression index = Code.get(method.parameter("index", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    byIndex(
        method.body(),
        index,
        1 + spec.indexes().size(),
        i -> {
          if (i == 0) {
            return Code.literal(-1L);
          }
          CodeExpression slots = Code.invoke(table, RowTable.class, "slots");
          CodeExpression next =
              Code.invokeStatic(Bucket.class, "next", slots, slot, code.linkOffset(i - 1));
          return Code.invokeStatic(Bucket.class, "orNone", next);
        });
  }

  private void copy() {
    MethodBuilder method = owner.builder().override("copy", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression selected =
        Code.get(method.parameter("selected", ConstantDescs.CD_long.arrayType()));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    CodeExpression outRow = Code.get(method.parameter("outRow", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    for (List<Integer> group : RowMethods.groups(code.allColumns())) {
      body.evaluate(methods.copyMethod(group).call(slots, bytes, selected, count, out, outRow));
    }
  }
}
