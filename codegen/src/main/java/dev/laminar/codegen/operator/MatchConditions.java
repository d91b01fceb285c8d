package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.state.MatchState;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;

/** Methods that test the conditions of variables, and keep what they aggregate. */
final class MatchConditions {

  private static final ClassDesc STATE = Types.of(MatchState.class);
  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);

  private final ClassContext owner;
  private final RowScope scope;
  private final MatchCode code;
  private final MatchSpec spec;
  private final MatchCode.Sums sums;

  MatchConditions(ClassContext owner, RowScope scope, MatchCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
    this.sums = code.definitions();
  }

  void generate() {
    test();
    beginSums();
    addToSums();
  }

  private MethodBuilder override(String name, ClassDesc returnType) {
    return owner.builder().override(name, returnType).hot().span(spec.span());
  }

  /** {@code boolean test(state, variable, slot)}. */
  private void test() {
    MethodBuilder method = override("test", ConstantDescs.CD_boolean);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression variable = Code.get(method.parameter("variable", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    for (int i = 0; i < spec.pattern().variables().size(); i++) {
      RowPattern.Variable tested = spec.pattern().variables().get(i);
      Scalar condition = tested.condition();
      if (condition != null) {
        MethodBuilder tester = condition(tested, condition);
        method
            .body()
            .ifThen(
                Code.equal(variable, Code.literal(i)),
                chosen -> chosen.returnValue(tester.call(state, slot)));
      }
    }
    method.body().returnValue(Code.TRUE);
  }

  private MethodBuilder condition(RowPattern.Variable variable, Scalar condition) {
    MethodBuilder method =
        owner
            .builder()
            .method(scope.prefix() + "is" + variable.name(), ConstantDescs.CD_boolean)
            .hot();
    method.span(variable.span());
    method.comment(() -> scope.operator() + ": the condition of " + variable.name());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    MatchCode.Table table = MatchCode.Table.of(body, state);
    RowColumns columns =
        new MatchReads(owner, scope, code)
            .columns(
                spec.pattern().definitions(),
                table,
                slot,
                (out, aggregate) ->
                    sums.accumulators().get(aggregate).result(out, cursor(out, table), scope));
    body.returnValue(columns.condition(body, scope, condition));
    return method;
  }

  private SlotCursor cursor(BlockBuilder out, MatchCode.Table table) {
    CodeExpression self = owner.builder().self();
    return SlotCursor.of(
        sums.layout(),
        Code.get(out.declare("sums", Code.invoke(self, CompiledMatch.class, "sums"))),
        Code.get(out.declare("sumsOffset", Code.invoke(self, CompiledMatch.class, "sumsOffset"))),
        table.bytes());
  }

  /** {@code void beginSums(state, sums, offset)}. */
  private void beginSums() {
    MethodBuilder method = override("beginSums", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slots = Code.get(method.parameter("sums", SEGMENT));
    CodeExpression offset = Code.get(method.parameter("offset", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    if (!sums.accumulators().isEmpty()) {
      MatchCode.Table table = MatchCode.Table.of(body, state);
      SlotCursor cursor = SlotCursor.of(sums.layout(), slots, offset, table.bytes());
      sums.accumulators().forEach(accumulator -> accumulator.initialize(body, cursor));
    }
    body.returnVoid();
  }

  /** {@code void addToSums(state, sums, offset, variable, slot)}. */
  private void addToSums() {
    MethodBuilder method = override("addToSums", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slots = Code.get(method.parameter("sums", SEGMENT));
    CodeExpression offset = Code.get(method.parameter("offset", ConstantDescs.CD_long));
    CodeExpression variable = Code.get(method.parameter("variable", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    if (!sums.accumulators().isEmpty()) {
      MatchCode.Table table = MatchCode.Table.of(body, state);
      SlotCursor cursor = SlotCursor.of(sums.layout(), slots, offset, table.bytes());
      update(body, scope, code, sums, table, cursor, variable, slot);
    }
    body.returnVoid();
  }

  /** Takes a row into those aggregates that are of its variable. */
  static void update(
      BlockBuilder body,
      RowScope scope,
      MatchCode code,
      MatchCode.Sums sums,
      MatchCode.Table table,
      SlotCursor cursor,
      CodeExpression variable,
      CodeExpression slot) {
    for (int i = 0; i < sums.accumulators().size(); i++) {
      RowPattern.Aggregate aggregate = sums.aggregates().get(i);
      Accumulator accumulator = sums.accumulators().get(i);
      CodeExpression isMember =
          Code.notEqual(
              Code.bitAnd(
                  Code.shiftRightUnsigned(Code.literal(aggregate.set()), variable),
                  Code.literal(1L)),
              Code.literal(0L));
      body.ifThen(
          aggregate.set() == -1L ? Code.TRUE : isMember,
          member -> {
            SlotCursor row = code.cursor(table, slot);
            RowColumns columns =
                new RowColumns(
                    code.rows().allColumns().stream()
                        .map(index -> code.rows().load(index, row, scope, null))
                        .toList());
            AggregateGenerator.updateCall(
                member, columns, scope, cursor, aggregate.call(), accumulator, null);
          });
    }
  }
}
