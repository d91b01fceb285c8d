package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.CompositeParts;
import dev.laminar.codegen.expression.MethodContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loop of UNNEST: a cursor on each collection moves on by one element. */
final class UnnestCode implements RowExpansion {

  private final RowScope scope;
  private final MethodContext context;
  private final Expansion.Unnest unnest;
  private final boolean outer;
  private final List<Cursor> cursors;

  /** How many rows were made; null where nobody asks. */
  private final @Nullable Local made;

  /**
   * Where the loop stands in a collection.
   *
   * @param marker that of the current element, or the end's
   * @param next that of the next one
   */
  private record Cursor(DataType type, String name, CodeExpression heap, Local marker, Local next) {

    CodeExpression hasElement() {
      return Code.notEqual(tag(), Code.literal(CompositeBytes.END));
    }

    CodeExpression tag() {
      return Code.convert(Code.element(heap, Code.get(marker)), ConstantDescs.CD_int);
    }
  }

  private UnnestCode(
      RowScope scope,
      MethodContext context,
      Expansion.Unnest unnest,
      boolean outer,
      List<Cursor> cursors,
      @Nullable Local made) {
    this.scope = scope;
    this.context = context;
    this.unnest = unnest;
    this.outer = outer;
    this.cursors = List.copyOf(cursors);
    this.made = made;
  }

  /** Generates what stands in front of the loop. */
  static UnnestCode begin(
      BlockBuilder out,
      RowScope scope,
      RowColumns columns,
      Expansion.Unnest unnest,
      boolean outer) {
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < unnest.arguments().size(); i++) {
      Scalar collection = unnest.arguments().get(i);
      String name = scope.prefix() + "c" + (i + 1);
      ScalarValue value = columns.generate(out, scope, collection);
      CodeExpression heap = value.heap();
      CodeExpression offset = value.offset();
      if (value.isNull() != null) {
        // A heap of zeros: an end at once.
        heap =
            Code.get(
                out.declare(
                    name + "Heap", Code.conditional(value.isNull(), scope.emptyHeap(), heap)));
        offset = Code.conditional(value.isNull(), Code.literal(0), offset);
      }
      Local marker = out.declare(name, offset);
      cursors.add(
          new Cursor(
              collection.type(), name, heap, marker, out.declare(name + "Next", Code.get(marker))));
    }
    boolean counts = unnest.ordinality() || outer;
    Local made = counts ? out.declare(scope.prefix() + "made", Code.literal(0)) : null;
    return new UnnestCode(scope, scope.expressions(columns), unnest, outer, cursors, made);
  }

  @Override
  public CodeExpression hasRow() {
    List<CodeExpression> more = new ArrayList<>(cursors.stream().map(Cursor::hasElement).toList());
    if (outer && made != null) {
      more.add(Code.equal(Code.get(made), Code.literal(0)));
    }
    return Code.or(more);
  }

  @Override
  public List<RowColumn> enter(BlockBuilder inside) {
    List<Column> columns = unnest.columns();
    List<RowColumn> added = new ArrayList<>();
    if (made != null) {
      inside.increment(made);
    }
    CodeExpression nothing = null;
    if (outer) {
      CodeExpression any = Code.or(cursors.stream().map(Cursor::hasElement).toList());
      nothing = Code.get(inside.declare(scope.prefix() + "nothing", Code.not(any)));
    }
    for (Cursor cursor : cursors) {
      boolean mayEnd = outer || cursors.size() > 1;
      CodeExpression ended =
          mayEnd
              ? Code.get(inside.declare(cursor.name() + "Ended", Code.not(cursor.hasElement())))
              : null;
      if (cursor.type().kind() == TypeKind.MAP) {
        enterMap(inside, cursor, ended, columns, added);
      } else {
        enterArray(inside, cursor, ended, columns, added);
      }
    }
    if (unnest.ordinality() && made != null) {
      Column column = columns.getLast();
      ScalarValue number = ScalarValue.of(type(column), Code.get(made), nothing);
      added.add(new RowColumn(type(column), -1, _ -> number));
    }
    return added;
  }

  private DataType type(Column column) {
    return outer ? column.type().withNullable(true) : column.type();
  }

  private void enterArray(
      BlockBuilder inside,
      Cursor cursor,
      @Nullable CodeExpression ended,
      List<Column> columns,
      List<RowColumn> added) {
    DataType element = cursor.type().firstPart();
    CodeExpression marker = Code.get(cursor.marker());
    moveOn(inside, cursor, ended, next(element, cursor, marker));
    boolean mayBeAbsent = ended != null || element.nullable();
    CodeExpression absent =
        mayBeAbsent
            ? Code.get(
                inside.declare(
                    cursor.name() + "Null", CompositeParts.isAbsent(cursor.heap(), marker)))
            : null;
    if (element.kind() != TypeKind.ROW) {
      added.add(part(type(columns.get(added.size())), element, cursor, marker, absent));
      return;
    }
    for (int i = 0; i < element.parts().size(); i++) {
      int index = i;
      DataType field = element.parts().get(i).type();
      DataType type = type(columns.get(added.size()));
      added.add(
          new RowColumn(
              type,
              -1,
              out -> {
                String name = cursor.name() + "_" + (index + 1);
                CodeExpression row = Code.add(marker, Code.literal(1));
                CodeExpression at =
                    CompositeParts.field(context, element, cursor.heap(), row, index, name);
                CodeExpression found =
                    absent == null ? at : Code.conditional(absent, Code.literal(0), at);
                CodeExpression place = Code.get(out.declare(name, found));
                CodeExpression isNull = CompositeParts.isAbsent(cursor.heap(), place);
                if (absent != null) {
                  isNull = Code.or(absent, isNull);
                }
                boolean may = absent != null || field.nullable();
                CodeExpression flag = may ? Code.get(out.declare(name + "IsNull", isNull)) : null;
                return CompositeParts.read(
                        out, context, field, cursor.heap(), place, flag, name + "Value")
                    .withType(type);
              }));
    }
  }

  private void enterMap(
      BlockBuilder inside,
      Cursor cursor,
      @Nullable CodeExpression ended,
      List<Column> columns,
      List<RowColumn> added) {
    DataType key = cursor.type().firstPart();
    DataType value = cursor.type().mapValue();
    CodeExpression marker = Code.get(cursor.marker());
    CodeExpression behindKey = next(key, cursor, marker);
    CodeExpression at =
        Code.get(
            inside.declare(
                cursor.name() + "Mapped",
                ended == null ? behindKey : Code.conditional(ended, marker, behindKey)));
    moveOn(inside, cursor, ended, next(value, cursor, at));
    added.add(part(type(columns.get(added.size())), key, cursor, marker, ended));
    boolean mayBeAbsent = ended != null || value.nullable();
    CodeExpression absent =
        mayBeAbsent
            ? Code.get(
                inside.declare(
                    cursor.name() + "MappedNull", CompositeParts.isAbsent(cursor.heap(), at)))
            : null;
    added.add(part(type(columns.get(added.size())), value, cursor, at, absent));
  }

  private CodeExpression next(DataType part, Cursor cursor, CodeExpression marker) {
    return CompositeParts.next(context, part, cursor.heap(), marker, cursor.name());
  }

  private static void moveOn(
      BlockBuilder inside, Cursor cursor, @Nullable CodeExpression ended, CodeExpression next) {
    inside.assign(
        cursor.next(),
        ended == null ? next : Code.conditional(ended, Code.get(cursor.marker()), next));
  }

  private RowColumn part(
      DataType type,
      DataType part,
      Cursor cursor,
      CodeExpression marker,
      @Nullable CodeExpression absent) {
    String name = cursor.name() + (marker.equals(Code.get(cursor.marker())) ? "" : "Mapped");
    return new RowColumn(
        type,
        -1,
        out ->
            CompositeParts.read(out, context, part, cursor.heap(), marker, absent, name + "Value")
                .withType(type));
  }

  @Override
  public void advance(BlockBuilder update) {
    for (Cursor cursor : cursors) {
      update.assign(cursor.marker(), Code.get(cursor.next()));
    }
  }
}
