package dev.laminar.codegen.emit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random programs of the code tree that always end: {@code long run(long[], double[], int[],
 * byte[], boolean[])}.
 */
public final class RandomTrees {

  private static final List<ClassDesc> TYPES =
      List.of(CD_int, CD_long, CD_double, CD_float, CD_boolean, CD_byte, CD_short);
  private static final int LENGTH = 8;

  private final Random random;
  private final List<Local> locals = new ArrayList<>();
  private final List<Local> arrays = new ArrayList<>();
  private final List<LoopLabel> loops = new ArrayList<>();
  private final List<FieldModel> fields = new ArrayList<>();
  private final ClassBuilder type;
  private int line = 1;

  private RandomTrees(long seed, String name) {
    random = new Random(seed);
    type = Tiers.newClass(name);
  }

  public static ClassModel of(long seed, int statements) {
    return new RandomTrees(seed, "Random" + seed).build(statements);
  }

  /** The arguments that {@code run} takes. */
  public static Object[] arguments(long seed) {
    Random values = new Random(seed);
    long[] longs = new long[LENGTH];
    double[] doubles = new double[LENGTH];
    int[] ints = new int[LENGTH];
    byte[] bytes = new byte[LENGTH];
    boolean[] booleans = new boolean[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      longs[i] = values.nextInt(4) == 0 ? Long.MIN_VALUE : values.nextLong() >> values.nextInt(64);
      doubles[i] = values.nextInt(4) == 0 ? Double.NaN : values.nextGaussian() * 1e6;
      ints[i] = values.nextInt() >> values.nextInt(32);
      bytes[i] = (byte) values.nextInt();
      booleans[i] = values.nextBoolean();
    }
    return new Object[] {longs, doubles, ints, bytes, booleans};
  }

  private ClassModel build(int statements) {
    for (int i = 0; i < 3; i++) {
      fields.add(
          type.field("field" + i, TYPES.get(random.nextInt(TYPES.size())), false, () -> "a field"));
    }
    MethodBuilder run = type.method("run", CD_long).span(new SourceSpan("test.sql", 1, 1, 1, 1));
    for (ClassDesc element : List.of(CD_long, CD_double, CD_int, CD_byte, CD_boolean)) {
      arrays.add(run.parameter(element.displayName() + "s", element.arrayType()));
    }
    BlockBuilder body = run.body();
    for (ClassDesc local : TYPES) {
      locals.add(body.declare("local_" + local.displayName(), local, expression(local, 2)));
    }
    block(body, statements, 3);
    body.returnValue(checksum());
    return type.build();
  }

  private CodeExpression checksum() {
    CodeExpression sum = Code.literal(17L);
    List<CodeExpression> parts = new ArrayList<>();
    locals.stream()
        .filter(local -> !local.name().startsWith("n_"))
        .map(Code::get)
        .forEach(parts::add);
    fields.forEach(field -> parts.add(type.get(field)));
    for (Local array : arrays) {
      parts.add(Code.element(Code.get(array), Code.literal(random.nextInt(LENGTH))));
    }
    for (CodeExpression part : parts) {
      sum = Code.add(Code.multiply(sum, Code.literal(31L)), asLong(part));
    }
    return sum;
  }

  private static CodeExpression asLong(CodeExpression value) {
    return switch (value.type().descriptorString()) {
      case "Z" -> Code.conditional(value, Code.literal(1L), Code.literal(0L));
      case "D" -> Code.invokeStatic(Double.class, "doubleToLongBits", value);
      case "F" -> Code.convert(Code.invokeStatic(Float.class, "floatToIntBits", value), CD_long);
      default -> Code.convert(value, CD_long);
    };
  }

  private void block(BlockBuilder body, int statements, int depth) {
    int outer = locals.size();
    for (int i = 0; i < statements; i++) {
      statement(body, depth);
    }
    locals.subList(outer, locals.size()).clear();
  }

  private void statement(BlockBuilder body, int depth) {
    if (random.nextInt(3) == 0) {
      line += random.nextInt(3);
      body.mark(new SourceSpan("test.sql", line, 1, line, 1));
    }
    switch (random.nextInt(depth > 0 ? 14 : 6)) {
      case 0 -> {
        ClassDesc local = anyType();
        locals.add(body.declare("local", local, expression(local, 3)));
      }
      case 1, 2 -> assign(body);
      case 3 -> {
        FieldModel field = fields.get(random.nextInt(fields.size()));
        body.add(type.set(field, expression(field.type(), 3)));
      }
      case 4 -> {
        Local array = arrays.get(random.nextInt(arrays.size()));
        body.setElement(Code.get(array), index(2), expression(array.type().componentType(), 3));
      }
      case 5 -> jump(body);
      case 6, 7, 8 ->
          body.ifThenElse(
              condition(3),
              then -> block(then, 1 + random.nextInt(3), depth - 1),
              otherwise -> block(otherwise, random.nextInt(3), depth - 1));
      case 9, 10 -> loop(body, depth);
      case 11 -> choose(body, depth);
      case 12 -> tryCatch(body, depth);
      default -> {
        BlockBuilder nested = body.nested();
        block(nested, random.nextInt(3), depth - 1);
        body.comment(() -> "a block */ \\u0").add(nested.build());
      }
    }
  }

  private void assign(BlockBuilder body) {
    List<Local> free = locals.stream().filter(local -> !local.name().startsWith("n_")).toList();
    Local local = free.get(random.nextInt(free.size()));
    if (local.type().equals(CD_int) && random.nextInt(3) == 0) {
      body.assign(local, Code.add(Code.get(local), Code.literal(random.nextInt(100_000) - 50_000)));
    } else {
      body.assign(local, expression(local.type(), 4));
    }
  }

  private void jump(BlockBuilder body) {
    if (loops.isEmpty() || random.nextInt(3) == 0) {
      if (random.nextInt(8) == 0) {
        body.ifThen(condition(2), then -> then.returnValue(expression(CD_long, 2)));
      }
      return;
    }
    LoopLabel label = loops.get(random.nextInt(loops.size()));
    if (random.nextInt(4) == 0) {
      body.breakOut(label);
    } else {
      body.ifThen(
          condition(2),
          then -> {
            if (random.nextBoolean()) {
              then.breakOut(label);
            } else {
              then.continueWith(label);
            }
          });
    }
  }

  /** Every loop counts, first thing in its body, so that it ends. */
  private void loop(BlockBuilder body, int depth) {
    Local counter = body.declare("n_counter", Code.literal(0));
    locals.add(counter);
    CodeExpression limit = Code.less(Code.get(counter), Code.literal(1 + random.nextInt(5)));
    boolean endless = random.nextInt(4) == 0;
    body.loop(
        "loop",
        endless ? Code.TRUE : random.nextBoolean() ? limit : Code.and(limit, condition(2)),
        (inside, label) -> {
          inside.increment(counter);
          if (endless) {
            inside.ifThen(Code.not(limit), then -> then.breakOut(label));
          }
          loops.add(label);
          block(inside, 1 + random.nextInt(3), depth - 1);
          loops.removeLast();
        },
        update -> {
          if (random.nextBoolean()) {
            assign(update);
          }
          if (random.nextInt(3) == 0) {
            update.ifThen(condition(2), this::assign);
          }
        });
  }

  private void choose(BlockBuilder body, int depth) {
    TreeMap<Integer, CodeStatement.Block> cases = new TreeMap<>();
    boolean sparse = random.nextBoolean();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      BlockBuilder branch = body.nested();
      block(branch, random.nextInt(3), depth - 1);
      cases.put(sparse ? random.nextInt() : random.nextInt(6) - 2, branch.build());
    }
    CodeExpression selector = Code.remainder(expression(CD_int, 2), Code.literal(5));
    body.switchOn(selector, cases, otherwise -> block(otherwise, random.nextInt(3), depth - 1));
  }

  private void tryCatch(BlockBuilder body, int depth) {
    Local divisor = body.declare("divisor", expression(CD_int, 2));
    body.tryCatch(
        tried -> {
          block(tried, random.nextInt(3), depth - 1);
          locals.add(divisor);
          Local quotient =
              tried.declare("quotient", Code.divide(expression(CD_int, 2), Code.get(divisor)));
          locals.removeLast();
          locals.add(quotient);
          block(tried, random.nextInt(2), depth - 1);
          locals.removeLast();
        },
        ClassDesc.of("java.lang.ArithmeticException"),
        "failure",
        (handler, exception) -> {
          block(handler, random.nextInt(2), 0);
          handler.returnValue(expression(CD_long, 2));
        });
  }

  private ClassDesc anyType() {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  private CodeExpression index(int depth) {
    return Code.bitAnd(expression(CD_int, depth), Code.literal(LENGTH - 1));
  }

  CodeExpression expression(ClassDesc wanted, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(wanted);
    }
    return switch (wanted.descriptorString()) {
      case "Z" -> condition(depth);
      case "B", "S" ->
          random.nextBoolean()
              ? leaf(wanted)
              : Code.convert(expression(number(), depth - 1), wanted);
      default -> number(wanted, depth);
    };
  }

  private ClassDesc number() {
    return List.of(CD_int, CD_long, CD_double, CD_float, CD_byte, CD_short).get(random.nextInt(6));
  }

  private CodeExpression number(ClassDesc wanted, int depth) {
    boolean integer = wanted.equals(CD_int) || wanted.equals(CD_long);
    return switch (random.nextInt(7)) {
      case 0 -> Code.convert(expression(number(), depth - 1), wanted);
      case 1 -> Code.negate(expression(wanted, depth - 1));
      case 2 ->
          integer
              ? Code.bitNot(expression(wanted, depth - 1))
              : Code.divide(expression(wanted, depth - 1), expression(wanted, depth - 1));
      case 3 ->
          Code.conditional(
              condition(depth - 1), expression(wanted, depth - 1), expression(wanted, depth - 1));
      case 4 -> {
        if (!integer) {
          yield leaf(wanted);
        }
        BinaryOperator shift =
            List.of(
                    BinaryOperator.SHIFT_LEFT,
                    BinaryOperator.SHIFT_RIGHT,
                    BinaryOperator.SHIFT_RIGHT_UNSIGNED)
                .get(random.nextInt(3));
        yield Code.binary(shift, expression(wanted, depth - 1), expression(CD_int, depth - 1));
      }
      default -> {
        List<BinaryOperator> operators =
            integer
                ? List.of(
                    BinaryOperator.ADD,
                    BinaryOperator.SUBTRACT,
                    BinaryOperator.MULTIPLY,
                    BinaryOperator.BIT_AND,
                    BinaryOperator.BIT_OR,
                    BinaryOperator.BIT_XOR)
                : List.of(BinaryOperator.ADD, BinaryOperator.SUBTRACT, BinaryOperator.MULTIPLY);
        BinaryOperator operator = operators.get(random.nextInt(operators.size()));
        yield Code.binary(operator, expression(wanted, depth - 1), expression(wanted, depth - 1));
      }
    };
  }

  private CodeExpression condition(int depth) {
    if (depth == 0) {
      return leaf(CD_boolean);
    }
    return switch (random.nextInt(8)) {
      case 0 -> Code.and(condition(depth - 1), condition(depth - 1), condition(depth - 1));
      case 1 -> Code.or(condition(depth - 1), condition(depth - 1));
      case 2 -> Code.not(condition(depth - 1));
      case 3 -> Code.conditional(condition(depth - 1), condition(depth - 1), condition(depth - 1));
      case 4 -> Code.equal(condition(depth - 1), condition(depth - 1));
      case 5 -> Code.bitXor(condition(depth - 1), condition(depth - 1));
      default -> {
        ClassDesc operand =
            List.of(CD_int, CD_long, CD_double, CD_float, CD_byte).get(random.nextInt(5));
        ComparisonOperator operator = ComparisonOperator.values()[random.nextInt(6)];
        yield Code.compare(
            operator, expression(operand, depth - 1), expression(operand, depth - 1));
      }
    };
  }

  private CodeExpression leaf(ClassDesc wanted) {
    List<CodeExpression> choices = new ArrayList<>();
    for (Local local : locals) {
      if (local.type().equals(wanted)) {
        choices.add(Code.get(local));
      }
    }
    for (FieldModel field : fields) {
      if (field.type().equals(wanted)) {
        choices.add(type.get(field));
      }
    }
    for (Local array : arrays) {
      if (array.type().componentType().equals(wanted)) {
        CodeExpression at = Code.literal(random.nextInt(LENGTH));
        choices.add(Code.element(Code.get(array), at));
      }
    }
    if (!choices.isEmpty() && random.nextInt(3) > 0) {
      return choices.get(random.nextInt(choices.size()));
    }
    return literal(wanted);
  }

  private CodeExpression literal(ClassDesc wanted) {
    return switch (wanted.descriptorString()) {
      case "Z" -> Code.literal(random.nextBoolean());
      case "B" -> Code.byteLiteral((byte) random.nextInt());
      case "S" -> Code.shortLiteral((short) random.nextInt());
      case "I" ->
          Code.literal(
              List.of(0, 1, -1, 5, 127, -129, 40_000, Integer.MIN_VALUE, Integer.MAX_VALUE)
                  .get(random.nextInt(9)));
      case "J" ->
          Code.literal(
              List.of(0L, 1L, -1L, 7L, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE)
                  .get(random.nextInt(7)));
      case "F" ->
          Code.literal(
              List.of(0f, 1f, 2f, -0f, 1.5f, -3e10f, Float.NaN, Float.NEGATIVE_INFINITY)
                  .get(random.nextInt(8)));
      default ->
          Code.literal(
              List.of(0d, 1d, -0d, 0.1, -1e100, Double.NaN, Double.POSITIVE_INFINITY, 4.9e-324)
                  .get(random.nextInt(8)));
    };
  }
}
