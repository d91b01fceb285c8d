package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.MethodContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/**
 * One operator at work in one generated method: names its locals, and registers what it needs of
 * the class.
 *
 * @param operator id as plans print it, for example {@code Filter#2}
 * @param prefix of its locals, for example {@code filter2_}
 */
record RowScope(ClassContext owner, String operator, String prefix) {

  /** Scope of an operator of a given kind, {@code "Filter"} and 2. */
  static RowScope of(ClassContext owner, String kind, int id) {
    return new RowScope(
        owner,
        kind + "#" + id,
        Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + id + "_");
  }

  /** A name for locals and fields of a column. */
  String name(String column) {
    return prefix + NameAllocator.identifier(column);
  }

  CodeExpression sites() {
    return owner.sites();
  }

  int site(SourceSpan span) {
    return owner.site(span, operator);
  }

  /** The context in which the operator's expressions are generated. */
  MethodContext expressions(RowColumns columns) {
    return new MethodContext(owner, operator, prefix, columns::value);
  }

  /** An object made once per instance, for intrinsics that leave results in one. */
  CodeExpression resultObject(Class<?> type, String hint) {
    return owner.fieldValue(hint, Code.newObject(type), () -> "");
  }

  /** A heap of nothing but padding, for values that are NULL. */
  CodeExpression emptyHeap() {
    return Code.field(
        resultObject(BytesResult.class, prefix + "nothing"), BytesResult.class, "heap");
  }

  /** What a {@link BytesResult} holds, in locals. */
  ScalarValue bytesOf(BlockBuilder out, DataType type, CodeExpression result, String name) {
    CodeExpression heap =
        Code.get(out.declare(name + "Heap", Code.field(result, BytesResult.class, "heap")));
    CodeExpression offset =
        Code.get(out.declare(name + "Offset", Code.field(result, BytesResult.class, "offset")));
    CodeExpression length =
        Code.get(out.declare(name + "Length", Code.field(result, BytesResult.class, "length")));
    return new ScalarValue(type, List.of(heap, offset, length), null);
  }
}
