package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/** Casts of ARRAY, MAP and ROW values: part by part. */
final class CompositeCasts {

  private final DataType target;
  private final boolean safe;
  private final SourceSpan span;

  private CompositeCasts(DataType target, boolean safe, SourceSpan span) {
    this.target = target;
    this.safe = safe;
    this.span = span;
  }

  static boolean isCastable(DataType from, DataType to) {
    boolean castable = from.kind() == to.kind() && from.parts().size() == to.parts().size();
    for (int i = 0; castable && i < from.parts().size(); i++) {
      castable = CastGenerator.isCastable(from.parts().get(i).type(), to.parts().get(i).type());
    }
    return castable;
  }

  static Operand cast(
      Operand value, DataType target, boolean safe, SourceSpan span, ExpressionScope scope) {
    return target.isLaidOutLike(value.type())
        ? value.withType(target.withNullable(value.type().nullable()))
        : new CompositeCasts(target, safe, span).parts(value, scope);
  }

  private Operand parts(Operand value, ExpressionScope scope) {
    Operand whole = scope.stable(value, "composite");
    CodeExpression builder = CompositeParts.builder(scope, "cast");
    ExpressionScope present = scope.nested();
    present.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
    CodeExpression heap = whole.components().get(0);
    Local marker = present.declare("marker", whole.components().get(1));
    switch (target.kind()) {
      case ARRAY -> {
        loop(present, heap, marker, inside -> part(inside, builder, heap, marker, value.type(), 0));
        present.evaluate(Code.invoke(builder, CompositeBuilder.class, "end"));
      }
      case MAP -> {
        loop(
            present,
            heap,
            marker,
            inside -> {
              inside.evaluate(Code.invoke(builder, CompositeBuilder.class, "key"));
              part(inside, builder, heap, marker, value.type(), 0);
              inside.evaluate(Code.invoke(builder, CompositeBuilder.class, "mapped"));
              part(inside, builder, heap, marker, value.type(), 1);
            });
        present.evaluate(Code.invoke(builder, CompositeBuilder.class, "endMap"));
      }
      case ROW -> {
        for (int i = 0; i < target.parts().size(); i++) {
          part(present, builder, heap, marker, value.type(), i);
        }
      }
      default -> throw Code.internal("no composite type: " + target);
    }
    scope.addIf(whole.presence(), present);
    return CompositeParts.built(
        target.withNullable(value.type().nullable()), builder, whole.isNull());
  }

  /** Fills the body of a loop. */
  @FunctionalInterface
  private interface Body {
    void build(ExpressionScope inside);
  }

  private static void loop(ExpressionScope scope, CodeExpression heap, Local marker, Body body) {
    CodeExpression tag = Code.convert(Code.element(heap, Code.get(marker)), ConstantDescs.CD_int);
    scope
        .statements()
        .loop(
            "parts",
            Code.notEqual(tag, Code.literal(CompositeBytes.END)),
            (inside, label) -> body.build(scope.on(inside)));
  }

  /** Casts the part at the marker, and moves the marker behind it. */
  private void part(
      ExpressionScope scope,
      CodeExpression builder,
      CodeExpression heap,
      Local marker,
      DataType from,
      int index) {
    DataType source = from.parts().get(index).type();
    DataType wanted = target.parts().get(index).type();
    BlockBuilder out = scope.statements();
    CodeExpression at = Code.get(marker);
    boolean mayBeNull = source.nullable() || source.kind() == TypeKind.NULL;
    @Nullable CodeExpression isNull =
        mayBeNull ? scope.declared("partIsNull", CompositeParts.isAbsent(heap, at)) : null;
    String name = scope.context().prefix() + "part";
    ScalarValue part = CompositeParts.read(out, scope.context(), source, heap, at, isNull, name);
    Operand operand =
        wanted.isLaidOutLike(source)
            ? Operand.of(part)
            : safe
                ? new CastGenerator(wanted.withNullable(true), true, span, scope)
                    .cast(Operand.of(part))
                : CastGenerator.cast(Operand.of(part), wanted.withNullable(mayBeNull), span, scope);
    CompositeParts.put(scope, builder, wanted, scope.stable(operand, "casted"), "casted");
    scope.assign(marker, CompositeParts.next(scope.context(), source, heap, at, "part"));
  }
}
