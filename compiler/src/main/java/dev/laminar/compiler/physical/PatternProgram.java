package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.MatchLayout;
import dev.laminar.kernel.plan.MatchLayout.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns a row pattern into the instructions of a search. The order in which they try things is the
 * standard's order of preference: of alternatives the first one, of a greedy quantifier one more,
 * of a reluctant one no more. An optional repetition that maps no row is the last one.
 */
final class PatternProgram {

  private static final int MOST_INSTRUCTIONS = 4_096;

  private final Map<String, Integer> variables;
  private final SourceSpan span;
  private final List<Integer> code = new ArrayList<>();
  private int registers;
  private boolean isExcluded;

  private PatternProgram(Map<String, Integer> variables, SourceSpan span) {
    this.variables = variables;
    this.span = span;
  }

  /**
   * The program of a pattern.
   *
   * @param memoized how many instructions are numbered, to be remembered when they have failed
   */
  record Program(List<Integer> code, int registers, int memoized) {}

  /**
   * @param variables their numbers
   * @param dependent variables whose conditions look at how other rows are mapped, a bit for each
   * @throws LaminarException UNSUPPORTED when there would be too many instructions
   */
  static Program of(
      RexNode pattern, Map<String, Integer> variables, long dependent, SourceSpan span) {
    PatternProgram program = new PatternProgram(variables, span);
    program.add(pattern);
    program.emit(Instruction.ACCEPT, 0, 0);
    int memoized = program.number(dependent);
    return new Program(List.copyOf(program.code), program.registers, memoized);
  }

  /** The pattern as plans print it. */
  static String text(RexNode pattern) {
    return switch (pattern) {
      case RexLiteral variable -> name(variable);
      case RexCall call ->
          switch (call.getKind()) {
            case PATTERN_ALTER ->
                "(" + text(call.operands.get(0)) + " | " + text(call.operands.get(1)) + ")";
            case PATTERN_QUANTIFIER -> quantified(call);
            case PATTERN_EXCLUDED -> "{- " + text(call.operands.getFirst()) + " -}";
            case PATTERN_PERMUTE ->
                call.operands.stream()
                    .map(PatternProgram::text)
                    .collect(Collectors.joining(", ", "PERMUTE(", ")"));
            default ->
                call.operands.stream().map(PatternProgram::text).collect(Collectors.joining(" "));
          };
      default -> throw new IllegalStateException("no row pattern: " + pattern);
    };
  }

  private static String quantified(RexCall call) {
    RexNode repeated = call.operands.getFirst();
    boolean single =
        repeated instanceof RexLiteral
            || repeated.getKind() == SqlKind.PATTERN_ALTER
            || repeated.getKind() == SqlKind.PATTERN_PERMUTE;
    int least = Math.max(0, number(call.operands.get(1)));
    int most = number(call.operands.get(2));
    String quantifier =
        most < 0
            ? least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}"
            : least == 0 && most == 1
                ? "?"
                : least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
    return (single ? text(repeated) : "(" + text(repeated) + ")")
        + quantifier
        + (isReluctant(call) ? "?" : "");
  }

  private static boolean isReluctant(RexCall quantifier) {
    return RexLiteral.booleanValue(quantifier.operands.get(3));
  }

  private static String name(RexLiteral variable) {
    return Objects.requireNonNull(variable.getValueAs(String.class));
  }

  private static int number(RexNode literal) {
    return Objects.requireNonNull(((RexLiteral) literal).getValueAs(Integer.class));
  }

  private int next() {
    return code.size();
  }

  private int emit(Instruction instruction, int a, int b) {
    if (code.size() >= MOST_INSTRUCTIONS * MatchLayout.STEP) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a pattern of more than " + MOST_INSTRUCTIONS + " steps is not executed in this version",
          span,
          "repeat less in {n,m}, permute less, or write + and check COUNT in DEFINE");
    }
    int at = next();
    code.add(instruction.ordinal());
    code.add(a);
    code.add(b);
    return at;
  }

  private void add(RexNode pattern) {
    switch (pattern) {
      case RexLiteral variable ->
          emit(
              Instruction.VARIABLE,
              Objects.requireNonNull(variables.get(name(variable)))
                  + (isExcluded ? MatchLayout.EXCLUDED : 0),
              -1);
      case RexCall call -> addCall(call);
      default -> throw new IllegalStateException("no row pattern: " + pattern);
    }
  }

  private void addCall(RexCall call) {
    switch (call.getKind()) {
      case PATTERN_CONCAT -> call.operands.forEach(this::add);
      case PATTERN_ALTER ->
          alternatives(List.of(List.of(call.operands.get(0)), List.of(call.operands.get(1))));
      case PATTERN_QUANTIFIER ->
          repeat(
              call.operands.get(0),
              Math.max(0, number(call.operands.get(1))),
              number(call.operands.get(2)),
              isReluctant(call));
      case PATTERN_PERMUTE -> {
        List<List<RexNode>> orders = new ArrayList<>();
        permute(new ArrayList<>(), call.operands, orders);
        alternatives(orders);
      }
      case PATTERN_EXCLUDED -> {
        boolean outside = isExcluded;
        isExcluded = true;
        add(call.operands.getFirst());
        isExcluded = outside;
      }
      default -> throw new IllegalStateException("no row pattern: " + call);
    }
  }

  /** All orders of the elements, by their places. */
  private void permute(List<RexNode> chosen, List<RexNode> left, List<List<RexNode>> orders) {
    if (left.isEmpty()) {
      if (orders.size() >= MOST_INSTRUCTIONS) {
        emitTooMany();
      }
      orders.add(List.copyOf(chosen));
      return;
    }
    for (int i = 0; i < left.size(); i++) {
      List<RexNode> rest = new ArrayList<>(left);
      chosen.add(rest.remove(i));
      permute(chosen, rest, orders);
      chosen.removeLast();
    }
  }

  private void emitTooMany() {
    while (true) {
      emit(Instruction.JUMP, 0, 0);
    }
  }

  private void alternatives(List<List<RexNode>> alternatives) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < alternatives.size(); i++) {
      boolean last = i == alternatives.size() - 1;
      int split = last ? -1 : emit(Instruction.SPLIT, next() + MatchLayout.STEP, 0);
      alternatives.get(i).forEach(this::add);
      if (!last) {
        ends.add(emit(Instruction.JUMP, 0, 0));
        code.set(split + 2, next());
      }
    }
    ends.forEach(jump -> code.set(jump + 1, next()));
  }

  private void repeat(RexNode repeated, int least, int most, boolean reluctant) {
    boolean empty = canBeEmpty(repeated);
    if (most < 0 && least > 0 && !empty) {
      for (int i = 1; i < least; i++) {
        add(repeated);
      }
      int loop = next();
      add(repeated);
      int split = emit(Instruction.SPLIT, 0, 0);
      split(split, loop, next(), reluctant);
      return;
    }
    for (int i = 0; i < least; i++) {
      add(repeated);
    }
    if (most < 0) {
      int split = emit(Instruction.SPLIT, 0, 0);
      int check = optional(repeated, empty);
      emit(Instruction.JUMP, split, 0);
      finish(split, check, reluctant);
      return;
    }
    List<Integer> splits = new ArrayList<>();
    List<Integer> checks = new ArrayList<>();
    for (int i = least; i < most; i++) {
      splits.add(emit(Instruction.SPLIT, 0, 0));
      checks.add(optional(repeated, empty));
    }
    for (int i = 0; i < splits.size(); i++) {
      finish(splits.get(i), checks.get(i), reluctant);
    }
  }

  /** A repetition that need not be. Returns the check of whether it was empty; -1 for none. */
  private int optional(RexNode repeated, boolean empty) {
    if (!empty) {
      add(repeated);
      return -1;
    }
    int register = registers++;
    emit(Instruction.MARK, register, 0);
    add(repeated);
    return emit(Instruction.UNLESS_MOVED, register, 0);
  }

  /** Lets a split go on with what stands behind it, or with what stands here. */
  private void finish(int split, int check, boolean reluctant) {
    split(split, split + MatchLayout.STEP, next(), reluctant);
    if (check >= 0) {
      code.set(check + 2, next());
    }
  }

  private void split(int split, int more, int enough, boolean reluctant) {
    code.set(split + 1, reluctant ? enough : more);
    code.set(split + 2, reluctant ? more : enough);
  }

  private static boolean canBeEmpty(RexNode pattern) {
    if (!(pattern instanceof RexCall call)) {
      return false;
    }
    return switch (call.getKind()) {
      case PATTERN_ALTER -> call.operands.stream().anyMatch(PatternProgram::canBeEmpty);
      case PATTERN_QUANTIFIER ->
          number(call.operands.get(1)) <= 0 || canBeEmpty(call.operands.getFirst());
      default -> call.operands.stream().allMatch(PatternProgram::canBeEmpty);
    };
  }

  /**
   * Numbers the instructions from which the search goes on in the same way whatever rows before are
   * mapped to: if that has failed once, it fails again.
   */
  private int number(long dependent) {
    int size = next() / MatchLayout.STEP;
    BitSet depends = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = size - 1; i >= 0; i--) {
        if (!depends.get(i) && dependsFrom(i, dependent, depends)) {
          depends.set(i);
          changed = true;
        }
      }
    }
    int numbered = 0;
    for (int i = 0; i < size; i++) {
      int at = i * MatchLayout.STEP;
      if (code.get(at) == Instruction.VARIABLE.ordinal() && !depends.get(i)) {
        code.set(at + 2, numbered++);
      }
    }
    return numbered;
  }

  private boolean dependsFrom(int index, long dependent, BitSet depends) {
    int at = index * MatchLayout.STEP;
    int a = code.get(at + 1);
    int b = code.get(at + 2);
    return switch (Instruction.values()[code.get(at)]) {
      case VARIABLE ->
          (dependent >>> (a & (MatchLayout.EXCLUDED - 1)) & 1) != 0 || depends.get(index + 1);
      case SPLIT -> depends.get(a / MatchLayout.STEP) || depends.get(b / MatchLayout.STEP);
      case JUMP -> depends.get(a / MatchLayout.STEP);
      case MARK -> depends.get(index + 1);
      case UNLESS_MOVED -> depends.get(index + 1) || depends.get(b / MatchLayout.STEP);
      case ACCEPT -> false;
    };
  }
}
