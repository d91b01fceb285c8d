package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.RowWeights;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that starts at a join: one method per side. A row looks for its matches among the
 * other side's rows, notes the pairs to be put out (see {@link JoinEmission}), and is kept itself.
 */
final class JoinGenerator {

  /** Columns that the row loop stores itself; rows with more are stored by methods. */
  private static final int MAX_COLUMNS_STORED_IN_LOOP = 12;

  private final ClassContext owner;
  private final JoinCode join;
  private final JoinCode.Side own;
  private final JoinCode.Side other;
  private final RowScope scope;
  private final RowMethods methods;
  private final Finder ownFinder;
  private final Finder otherFinder;
  private final MethodBuilder emit;
  private final MethodBuilder method;
  private final BlockBuilder prologue;
  private final CodeExpression input;
  private final CodeExpression rowCount;
  private final Tables tables;
  private final JoinPairs noted;
  private final CodeExpression capacity;
  private final Local count;
  private final Local pairCount;
  private final Local emitted;
  private final Local row;

  /** A table taken apart into locals. */
  private record Parts(
      CodeExpression table,
      CodeExpression index,
      CodeExpression entries,
      CodeExpression shift,
      CodeExpression mask,
      CodeExpression slots,
      CodeExpression bytes) {

    static Parts declare(
        BlockBuilder out, JoinCode.Side side, CodeExpression state, CodeExpression rows) {
      String name = side.name();
      CodeExpression table =
          Code.get(out.declare(name, Code.invoke(state, JoinState.class, side.name())));
      out.evaluate(Code.invoke(table, RowTable.class, "reserve", rows));
      CodeExpression index =
          Code.get(
              out.declare(name + "Index", RowMethods.index(table, side.code().indexNumber(0))));
      return new Parts(
          table,
          index,
          Code.get(out.declare(name + "Entries", part(index, "entries"))),
          Code.get(out.declare(name + "Shift", part(index, "shift"))),
          Code.get(out.declare(name + "Mask", part(index, "mask"))),
          Code.get(out.declare(name + "Slots", Code.invoke(table, RowTable.class, "slots"))),
          Code.get(out.declare(name + "Bytes", Code.invoke(table, RowTable.class, "bytes"))));
    }

    private static CodeExpression part(CodeExpression index, String accessor) {
      return Code.invoke(index, SlotIndex.class, accessor);
    }
  }

  private record Tables(Parts own, Parts other) {}

  private JoinGenerator(
      ClassContext owner,
      PipelineSpec spec,
      JoinCode join,
      JoinCode.Side own,
      RowSchema schema,
      JoinPairs pairs,
      Finder ownFinder,
      Finder otherFinder) {
    this.owner = owner;
    this.join = join;
    this.own = own;
    this.other = join.other(own);
    RowScope joined = RowScope.of(owner, "Join", join.spec().id());
    this.scope = new RowScope(owner, joined.operator(), joined.prefix() + own.name() + "_");
    this.methods = new RowMethods(owner, scope, own.code());
    this.ownFinder = ownFinder;
    this.otherFinder = otherFinder;
    this.emit = new JoinEmission(owner, spec, join, own, schema, pairs).emitMethod();
    this.method = owner.builder().override(own.name(), ConstantDescs.CD_void).hot();
    method.span(join.spec().span());
    this.input = Code.get(method.parameter("input", Types.of(ColumnBatch.class)));
    this.prologue = method.body();
    this.rowCount =
        Code.get(prologue.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression state = Code.get(prologue.declare("state", context("join")));
    this.tables =
        new Tables(
            Parts.declare(prologue, own, state, rowCount),
            Parts.declare(prologue, other, state, Code.literal(0)));
    this.noted = pairs.hoisted(prologue);
    this.capacity = Code.get(prologue.declare("capacity", Code.length(noted.rows())));
    this.count = prologue.declare("count", Code.literal(0));
    this.pairCount = prologue.declare("pairs", Code.literal(0));
    this.emitted = prologue.declare("emitted", Code.literal(0));
    this.row = prologue.declare("row", Code.literal(0));
  }

  static void generate(ClassContext owner, PipelineSpec spec, JoinCode join) {
    if (!(spec.end() instanceof PipelineEnd.Output output)) {
      throw Code.internal("a join ends in an output");
    }
    JoinPairs pairs = JoinPairs.of(owner, join.putsOutWeights());
    RowSchema schema = output.schema();
    Finder left = Finder.of(owner, join, join.left());
    Finder right = Finder.of(owner, join, join.right());
    new JoinGenerator(owner, spec, join, join.left(), schema, pairs, left, right).generate();
    new JoinGenerator(owner, spec, join, join.right(), schema, pairs, right, left).generate();
  }

  private CodeExpression context(String accessor) {
    return Code.invoke(owner.pipelineContext(), PipelineContext.class, accessor);
  }

  private void generate() {
    BatchInput batch = new BatchInput(own.schema(), input, prologue, Code.get(row));
    CodeExpression weights =
        own.weighted()
            ? Code.get(
                prologue.declare("weights", Code.invoke(input, ColumnBatch.class, "weights")))
            : null;
    LoopLabel label = new LoopLabel(prologue.names().allocate("rows"));
    BlockBuilder body = prologue.nested();
    int sitesBefore = owner.siteCount();
    row(body, label, batch.columns(), weights);
    boolean canFail = owner.siteCount() > sitesBefore;
    BlockBuilder update = prologue.nested();
    update.increment(row);
    CodeStatement.Loop rows =
        new CodeStatement.Loop(
            label, Code.less(Code.get(row), rowCount), body.build(), update.build());
    if (canFail) {
      prologue.tryCatch(
          tried -> tried.add(rows),
          Types.of(SqlRuntimeException.class),
          "failure",
          (handler, failure) ->
              handler.throwException(
                  Code.invoke(
                      Code.get(failure), SqlRuntimeException.class, "atRow", Code.get(row))));
    } else {
      prologue.add(rows);
    }
    emit(prologue);
    prologue.evaluate(
        Code.invoke(
            context("metrics"),
            PipelineMetrics.class,
            "batch",
            rowCount,
            Code.get(emitted),
            Code.subtract(Code.get(pairCount), Code.get(emitted)),
            Code.literal(0),
            Code.literal(0)));
  }

  /** Puts out what is noted. */
  private void emit(BlockBuilder out) {
    out.assign(pairCount, Code.add(Code.get(pairCount), Code.get(count)));
    out.assign(emitted, Code.add(Code.get(emitted), emit.call(input, Code.get(count))));
  }

  /** Notes a pair; what is noted goes out when it fills a batch. */
  private void note(
      BlockBuilder out, CodeExpression ownRow, CodeExpression slot, CodeExpression weight) {
    noted.write(out, Code.get(count), ownRow, slot, weight);
    out.increment(count);
    out.ifThen(
        Code.equal(Code.get(count), capacity),
        full -> {
          emit(full);
          full.assign(count, Code.literal(0));
        });
  }

  private void row(
      BlockBuilder body, LoopLabel label, RowColumns columns, @Nullable CodeExpression weights) {
    body.mark(join.spec().span());
    body.comment(() ->
        scope.operator()
            + " ["
            + join.spec().span()
            + "] "
            + owner.source().fragment(join.spec().span()));
    CodeExpression weight = null;
    if (weights != null) {
      weight = Code.get(body.declare("weight", Code.element(weights, Code.get(row))));
      body.ifThen(Code.equal(weight, Code.literal(0)), nothing -> nothing.continueWith(label));
    }
    CodeExpression signed = weight == null ? Code.literal(1) : weight;
    List<ScalarValue> values = keys(body, label, columns, signed);
    KeyCode.RowKey key = own.code().keyCode(0).rowKey(body, scope, values);
    Local matches = own.code().countsMatches() ? body.declare("matches", Code.literal(0L)) : null;
    Local match = body.declare("match", find(body, otherFinder, tables.other(), key));
    matches(body, columns, match, weight, matches);
    if (matches != null) {
      CodeExpression matched = Code.greater(Code.get(matches), Code.literal(0L));
      boolean whenMatched = join.spec().type() == JoinType.SEMI;
      body.ifThen(
          whenMatched ? matched : Code.not(matched),
          alone -> note(alone, Code.get(row), Code.literal(0L), signed));
    }
    keep(body, columns, key, weight, matches);
  }

  /** The values of the key. A row with NULL in it matches nothing, and need not be kept. */
  private List<ScalarValue> keys(
      BlockBuilder body, LoopLabel label, RowColumns columns, CodeExpression weight) {
    List<ScalarValue> values = new ArrayList<>();
    List<CodeExpression> nulls = new ArrayList<>();
    for (int key : own.keys()) {
      ScalarValue value = columns.columns().get(key).prepare(body);
      if (value.isNull() != null) {
        nulls.add(value.isNull());
      }
      values.add(value.withNull(null));
    }
    if (!nulls.isEmpty()) {
      body.ifThen(
          Code.or(nulls),
          unknown -> {
            if (own.keepsUnmatched()) {
              note(unknown, Code.get(row), Code.literal(0L), weight);
            }
            unknown.continueWith(label);
          });
    }
    return values;
  }

  /** The first row with a key, or {@code -1 - position} of where it belongs. */
  private CodeExpression find(BlockBuilder out, Finder finder, Parts table, KeyCode.RowKey key) {
    List<CodeExpression> arguments =
        new ArrayList<>(
            List.of(
                table.entries(),
                table.shift(),
                table.mask(),
                table.slots(),
                table.bytes(),
                key.tag()));
    arguments.addAll(key.flat());
    Local first = out.declare("first", finder.find().call(arguments));
    out.ifThen(
        Code.less(Code.get(first), Code.literal(0L)),
        missed -> {
          List<CodeExpression> again =
              new ArrayList<>(
                  List.of(table.index(), table.slots(), table.bytes(), Code.get(first), key.tag()));
          again.addAll(key.flat());
          missed.assign(first, finder.findOld().call(again));
        });
    return Code.get(first);
  }

  /** The loop over rows with the same key. */
  private void matches(
      BlockBuilder body,
      RowColumns columns,
      Local match,
      @Nullable CodeExpression weight,
      @Nullable Local matches) {
    Scalar condition = join.spec().condition();
    if (condition != null) {
      // Columns of the row are loaded in front of the loop.
      for (int index : ScalarColumns.of(condition)) {
        int ownIndex = index - own.offset();
        if (ownIndex >= 0 && ownIndex < own.schema().size()) {
          columns.columns().get(ownIndex).prepare(body);
        }
      }
    }
    CodeExpression slots = tables.other().slots();
    CodeExpression link = other.code().linkOffset(0);
    body.loop(
        "matches",
        Code.greater(Code.get(match), Code.literal(0L)),
        (inside, label) -> {
          SlotCursor kept = other.code().cursor(slots, Code.get(match), tables.other().bytes());
          CodeExpression isMatch =
              condition == null
                  ? Code.TRUE
                  : joined(columns, kept).condition(inside, scope, condition);
          inside.ifThen(isMatch, found -> match(found, label, match, kept, weight, matches));
        },
        update ->
            update.assign(
                match, Code.invokeStatic(Bucket.class, "next", slots, Code.get(match), link)));
  }

  /** Columns of both sides as conditions see them. */
  private RowColumns joined(RowColumns columns, SlotCursor kept) {
    RowScope keptScope = new RowScope(owner, scope.operator(), other.name() + "_");
    List<RowColumn> otherColumns = new ArrayList<>();
    for (int i = 0; i < other.schema().size(); i++) {
      otherColumns.add(other.code().load(i, kept, keptScope, null));
    }
    List<RowColumn> all = new ArrayList<>(own == join.left() ? columns.columns() : otherColumns);
    all.addAll(own == join.left() ? otherColumns : columns.columns());
    return new RowColumns(all);
  }

  private void match(
      BlockBuilder out,
      LoopLabel label,
      Local match,
      SlotCursor kept,
      @Nullable CodeExpression weight,
      @Nullable Local matches) {
    CodeExpression keptWeight =
        other.weighted()
            ? Code.get(out.declare("keptWeight", RowMethods.weight(kept)))
            : Code.literal(1L);
    if (join.spec().type().pairs()) {
      note(out, Code.get(row), Code.get(match), product(weight, keptWeight));
    }
    if (matches != null) {
      out.assign(matches, Code.add(Code.get(matches), keptWeight));
    }
    if (other.code().countsMatches()) {
      countMatch(out, match, kept, weight, keptWeight);
    }
    if (!join.spec().type().pairs() && own == join.left() && !other.weighted()) {
      out.breakOut(label);
    }
  }

  private CodeExpression product(@Nullable CodeExpression weight, CodeExpression keptWeight) {
    if (!other.weighted()) {
      return weight == null ? Code.literal(1) : weight;
    }
    return weight == null
        ? inBatch(keptWeight)
        : Code.invokeStatic(
            RowWeights.class, "product", Code.convert(weight, ConstantDescs.CD_long), keptWeight);
  }

  private static CodeExpression inBatch(CodeExpression weight) {
    return Code.invokeStatic(RowWeights.class, "of", weight);
  }

  /** Counts this row as a match of the one that is kept, which comes or goes with its first one. */
  private void countMatch(
      BlockBuilder out,
      Local match,
      SlotCursor kept,
      @Nullable CodeExpression weight,
      CodeExpression keptWeight) {
    CodeExpression before = Code.get(out.declare("matchesBefore", other.code().getMatches(kept)));
    CodeExpression more =
        weight == null ? Code.literal(1L) : Code.convert(weight, ConstantDescs.CD_long);
    CodeExpression after = Code.get(out.declare("matchesAfter", Code.add(before, more)));
    other.code().putMatches(out, kept, after);
    CodeExpression was = Code.greater(before, Code.literal(0L));
    CodeExpression is = Code.greater(after, Code.literal(0L));
    boolean comes = join.spec().type() == JoinType.SEMI;
    out.ifThen(Code.and(Code.not(was), is), first -> noteKept(first, match, keptWeight, comes));
    if (weight != null) {
      out.ifThen(Code.and(was, Code.not(is)), last -> noteKept(last, match, keptWeight, !comes));
    }
  }

  /** Notes a row that is kept as coming or going, without a row of this side. */
  private void noteKept(BlockBuilder out, Local match, CodeExpression keptWeight, boolean comes) {
    CodeExpression ownRow =
        join.mayBeAbsent(own) ? Code.bitXor(Code.get(row), Code.literal(-1)) : Code.get(row);
    CodeExpression weight =
        other.weighted()
            ? inBatch(comes ? keptWeight : Code.negate(keptWeight))
            : Code.literal(comes ? 1 : -1);
    note(out, ownRow, Code.get(match), weight);
  }

  /** Keeps the row for the other side's rows to come. */
  private void keep(
      BlockBuilder body,
      RowColumns columns,
      KeyCode.RowKey key,
      @Nullable CodeExpression weight,
      @Nullable Local matches) {
    Parts table = tables.own();
    if (weight != null) {
      List<CodeExpression> arguments =
          new ArrayList<>(
              List.of(
                  table.table(),
                  input,
                  Code.get(row),
                  Code.convert(weight, ConstantDescs.CD_long)));
      if (matches != null) {
        arguments.add(Code.get(matches));
      }
      arguments.add(key.tag());
      body.evaluate(methods.changeMethod(new GivenTag()).call(arguments));
      return;
    }
    CodeExpression first = find(body, ownFinder, table, key);
    CodeExpression slot =
        Code.get(body.declare("slot", Code.invoke(table.table(), RowTable.class, "add")));
    SlotCursor cursor = own.code().cursor(table.slots(), slot, table.bytes());
    if (own.schema().size() <= MAX_COLUMNS_STORED_IN_LOOP) {
      methods.store(body, columns, cursor, own.code().allColumns());
    } else {
      methods.store(body, input, Code.get(row), cursor);
    }
    if (matches != null) {
      own.code().putMatches(body, cursor, Code.get(matches));
    }
    body.evaluate(
        Code.invokeStatic(
            Bucket.class,
            "add",
            table.index(),
            table.slots(),
            slot,
            own.code().linkOffset(0),
            first,
            key.tag()));
  }

  /** The tag of the key, which the row loop knows. */
  private static final class GivenTag implements RowMethods.IndexTags {

    private @Nullable Local tag;

    @Override
    public void parameters(MethodBuilder method) {
      tag = method.parameter("keyTag", ConstantDescs.CD_long);
    }

    @Override
    public CodeExpression ofRow(int index, CodeExpression input, CodeExpression row) {
      return Code.get(Objects.requireNonNull(tag));
    }

    @Override
    public CodeExpression ofSlot(int index, SlotCursor slot) {
      return Code.get(Objects.requireNonNull(tag));
    }
  }

  /** Methods that find the first row with a key on one side. */
  private record Finder(MethodBuilder find, MethodBuilder findOld) {

    static Finder of(ClassContext owner, JoinCode join, JoinCode.Side side) {
      RowScope joined = RowScope.of(owner, "Join", join.spec().id());
      String prefix = joined.prefix() + side.name() + "_";
      KeyCode key = side.code().keyCode(0);
      MethodBuilder find =
          key.findMethod(
              owner,
              prefix,
              () -> joined.operator() + ": the first " + side.name() + " row with a key");
      return new Finder(
          find,
          key.findOldMethod(
              owner, prefix, find, () -> joined.operator() + ": where the index is on the move"));
    }
  }
}
