package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.RowLongs;
import org.jspecify.annotations.Nullable;

/**
 * Arrays with a long for each row of the batch.
 *
 * @param tags of the keys
 * @param firsts what the searches on the other side gave
 * @param matches how many rows of the other side match, of an interval join those in the slices of
 *     time so far; null where that is not counted
 */
record JoinLongs(CodeExpression tags, CodeExpression firsts, @Nullable CodeExpression matches) {

  /** Adds the arrays to the class. */
  static JoinLongs of(ClassContext owner, JoinCode join) {
    boolean counts = countsMatches(join.left()) || countsMatches(join.right());
    return new JoinLongs(
        field(owner, "keyTags", "tags of a batch's keys"),
        field(owner, "firstMatches", "the first row that each row of a batch is joined with"),
        counts ? field(owner, "matchCounts", "how many matches each row of a batch has") : null);
  }

  /** Whether it is counted when a row comes how many matches it has. */
  private static boolean countsMatches(JoinCode.Side side) {
    return side.probes() && side.code().countsMatches();
  }

  static CodeExpression field(ClassContext owner, String name, String comment) {
    return owner.fieldValue(name, Code.newObject(RowLongs.class), () -> comment);
  }

  /** One of the arrays in a local, as long as a batch needs it. */
  static CodeExpression reserve(
      BlockBuilder out, String name, CodeExpression longs, CodeExpression rowCount) {
    return Code.get(out.declare(name, Code.invoke(longs, RowLongs.class, "reserve", rowCount)));
  }
}
