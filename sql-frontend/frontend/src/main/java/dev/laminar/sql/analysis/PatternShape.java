package dev.laminar.sql.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/**
 * What every match of a row pattern has.
 *
 * @param always variables that some row is mapped to
 * @param empty whether a match may have no row
 */
record PatternShape(Set<String> always, boolean empty) {

  static PatternShape of(SqlNode pattern) {
    return switch (pattern) {
      case SqlIdentifier variable -> new PatternShape(Set.of(variable.getSimple()), false);
      case SqlCall call when call.getKind() == SqlKind.PATTERN_QUANTIFIER -> {
        PatternShape repeated = of(call.operand(0));
        boolean optional = ((SqlLiteral) call.operand(1)).intValue(true) <= 0;
        yield optional ? new PatternShape(Set.of(), true) : repeated;
      }
      case SqlCall call when call.getKind() == SqlKind.PATTERN_ALTER -> {
        PatternShape left = of(call.operand(0));
        PatternShape right = of(call.operand(1));
        Set<String> both = new HashSet<>(left.always());
        both.retainAll(right.always());
        yield new PatternShape(both, left.empty() || right.empty());
      }
      case SqlCall call -> {
        List<PatternShape> parts = call.getOperandList().stream().map(PatternShape::of).toList();
        Set<String> all = new HashSet<>();
        parts.forEach(part -> all.addAll(part.always()));
        yield new PatternShape(all, parts.stream().allMatch(PatternShape::empty));
      }
      default -> throw new IllegalStateException("no row pattern: " + pattern);
    };
  }
}
