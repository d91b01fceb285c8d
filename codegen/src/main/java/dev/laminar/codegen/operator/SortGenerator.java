package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledSort;
import dev.laminar.kernel.state.RowTable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates the class that orders rows: an entry point of this package. */
public final class SortGenerator {

  private static final ClassDesc TABLE = Types.of(RowTable.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);

  private final ClassContext owner;
  private final SortSpec spec;
  private final RowCode code;
  private final RowScope scope;
  private final RowMethods methods;

  private SortGenerator(ClassContext owner, SortSpec spec) {
    this.owner = owner;
    this.spec = spec;
    this.code = new RowCode(spec.span(), spec.schema(), null, List.of(), Set.of());
    this.scope = RowScope.of(owner, "Sort", spec.id());
    this.methods = new RowMethods(owner, scope, code);
  }

  /**
   * Generates the class. The result depends on nothing but the arguments.
   *
   * @param query name of the statement, for the package of the class; a Java identifier
   * @param source SQL text that spans point into
   */
  public static GeneratedRows generate(SortSpec spec, String query, SourceText source) {
    ClassBuilder builder =
        new ClassBuilder(
            ClassNames.of(query, "Sort" + spec.id()), CompiledSort.class, source.name());
    builder.comment(() -> source.name() + "  Sort#" + spec.id() + " " + spec.schema());
    ClassContext owner = new ClassContext(builder, CompiledSort.class, source);
    SortGenerator generator = new SortGenerator(owner, spec);
    generator.add();
    generator.compare();
    generator.copy();
    generator.count("offset", spec.offset(), 0);
    generator.count("fetch", spec.fetch(), Long.MAX_VALUE);
    if (spec.keys().isEmpty()) {
      generator.anyOrder();
    }
    owner.finish();
    return new GeneratedRows(builder.build(), owner.codeRef(), generator.code.rowsLayout());
  }

  private MethodBuilder override(String name, ClassDesc returnType) {
    return owner.builder().override(name, returnType).hot().span(spec.span());
  }

  private void add() {
    MethodBuilder method = override("add", ConstantDescs.CD_void);
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    if (!spec.weighted()) {
      body.evaluate(Code.invoke(table, RowTable.class, "reserve", rowCount));
      CodeExpression slots = part(body, table, "slots");
      CodeExpression bytes = part(body, table, "bytes");
      body.countedLoop(
          "rows",
          "row",
          rowCount,
          (rows, label, row) -> add(rows, table, input, row, slots, bytes));
      return;
    }
    CodeExpression weights =
        Code.get(body.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")));
    Local total = body.declare("total", Code.literal(0));
    body.countedLoop(
        "sizes",
        "sized",
        rowCount,
        (sizes, label, row) ->
            sizes.assign(total, Code.add(Code.get(total), Code.element(weights, Code.get(row)))));
    body.evaluate(Code.invoke(table, RowTable.class, "reserve", Code.get(total)));
    CodeExpression slots = part(body, table, "slots");
    CodeExpression bytes = part(body, table, "bytes");
    body.countedLoop(
        "rows",
        "row",
        rowCount,
        (rows, label, row) ->
            rows.countedLoop(
                "copies",
                "copy",
                Code.element(weights, Code.get(row)),
                (copies, inner, copy) -> add(copies, table, input, row, slots, bytes)));
  }

  private void add(
      BlockBuilder out,
      CodeExpression table,
      CodeExpression input,
      Local row,
      CodeExpression slots,
      CodeExpression bytes) {
    Local slot = out.declare("slot", Code.invoke(table, RowTable.class, "add"));
    methods.store(out, input, Code.get(row), code.cursor(slots, Code.get(slot), bytes));
  }

  private static CodeExpression part(BlockBuilder out, CodeExpression table, String accessor) {
    return Code.get(out.declare(accessor, Code.invoke(table, RowTable.class, accessor)));
  }

  private void compare() {
    MethodBuilder method = override("compare", ConstantDescs.CD_int);
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression left = Code.get(method.parameter("left", ConstantDescs.CD_long));
    CodeExpression right = Code.get(method.parameter("right", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    CodeExpression slots = part(body, table, "slots");
    CodeExpression bytes = part(body, table, "bytes");
    new SlotOrder(owner, scope, code)
        .compare(body, SlotOrder.keys(spec.keys()), slots, bytes, left, right);
  }

  private void copy() {
    MethodBuilder method = override("copy", ConstantDescs.CD_void);
    CodeExpression table = Code.get(method.parameter("table", TABLE));
    CodeExpression selected =
        Code.get(method.parameter("selected", ConstantDescs.CD_long.arrayType()));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    BlockBuilder body = method.body();
    CodeExpression slots = part(body, table, "slots");
    CodeExpression bytes = part(body, table, "bytes");
    for (List<Integer> group : RowMethods.groups(code.allColumns())) {
      body.evaluate(
          methods.copyMethod(group).call(slots, bytes, selected, count, out, Code.literal(0)));
    }
  }

  /** LIMIT alone. */
  private void anyOrder() {
    override("isOrdered", ConstantDescs.CD_boolean).body().returnValue(Code.FALSE);
  }

  private void count(String name, @Nullable Scalar value, long otherwise) {
    MethodBuilder method = override(name, ConstantDescs.CD_long);
    BlockBuilder body = method.body();
    if (value == null) {
      body.returnValue(Code.literal(otherwise));
      return;
    }
    ScalarValue rows = new RowColumns(List.of()).generate(body, scope, value);
    CodeExpression isNull = rows.isNull();
    CodeExpression number = Code.convert(rows.value(), ConstantDescs.CD_long);
    body.returnValue(
        isNull == null ? number : Code.conditional(isNull, Code.literal(otherwise), number));
  }
}
