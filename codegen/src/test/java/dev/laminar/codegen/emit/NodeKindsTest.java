package dev.laminar.codegen.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.NameAllocator;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each kind of node on both tiers, against values calculated by hand; javac must take each text
 * without a warning.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public final class NodeKindsTest {

  private final List<ClassModel> models = new ArrayList<>();

  @AfterAll
  void javacTakesEveryText() {
    Tiers.javac(models);
  }

  /** A class to inherit from. */
  public abstract static class Base {
    public static final long ANSWER = 42;
    public static long counter;
    protected long inherited = 5;

    public long plus(long value) {
      return inherited + value;
    }

    public static String describe(Object value) {
      return "object " + value;
    }

    public static String describe(byte[] value) {
      return "bytes " + (value == null ? "null" : Integer.toString(value.length));
    }

    public static IllegalStateException failure(String message) {
      return new IllegalStateException(message);
    }
  }

  @Test
  void arithmeticOfLongs() {
    check(
        CD_long,
        30L,
        (run, body) -> {
          CodeExpression x = Code.get(run.parameter("x", CD_long));
          CodeExpression y = Code.get(run.parameter("y", CD_long));
          CodeExpression quotient =
              Code.divide(Code.subtract(Code.multiply(x, y), Code.literal(1L)), Code.literal(2L));
          body.returnValue(Code.add(quotient, Code.remainder(x, Code.literal(4L))));
        },
        7L,
        8L);
  }

  @Test
  void precedenceAndAssociativity() {
    // 100 - (10 - 3) = 93; (100 - 10) * 3 = 270; 7 & (3 | 8) = 3; (1 << 3) + 2 = 10; -(-5) = 5
    check(
        CD_int,
        93 + 270 + 3 + 10 + 5,
        (run, body) -> {
          CodeExpression n = Code.get(run.parameter("n", CD_int));
          CodeExpression nested =
              Code.subtract(n, Code.subtract(Code.literal(10), Code.literal(3)));
          CodeExpression product =
              Code.multiply(Code.subtract(n, Code.literal(10)), Code.literal(3));
          CodeExpression bits =
              Code.bitAnd(Code.literal(7), Code.bitOr(Code.literal(3), Code.literal(8)));
          CodeExpression shifted =
              Code.add(Code.shiftLeft(Code.literal(1), Code.literal(3)), Code.literal(2));
          CodeExpression negated = Code.negate(Code.literal(-5));
          body.returnValue(
              Code.add(Code.add(Code.add(Code.add(nested, product), bits), shifted), negated));
        },
        100);
  }

  @Test
  void shiftsAndComplement() {
    check(
        CD_long,
        (-16L >> 2) + (-16L >>> 60) + ~6L,
        (run, body) -> {
          CodeExpression x = Code.get(run.parameter("x", CD_long));
          body.returnValue(
              Code.add(
                  Code.add(
                      Code.shiftRight(x, Code.literal(2)),
                      Code.shiftRightUnsigned(x, Code.literal(60))),
                  Code.bitNot(Code.literal(6L))));
        },
        -16L);
  }

  @Test
  void comparisonsWithNaN() {
    for (double x : new double[] {Double.NaN, 1, 2, 3}) {
      int expected =
          (x < 2 ? 1 : 0)
              + (x <= 2 ? 2 : 0)
              + (x > 2 ? 4 : 0)
              + (x >= 2 ? 8 : 0)
              + (x == 2 ? 16 : 0)
              + (x != 2 ? 32 : 0)
              + (!(x < 2) ? 64 : 0)
              + (!(x > 2) ? 128 : 0)
              + (!(x >= 2) ? 256 : 0);
      check(
          CD_int,
          expected,
          (run, body) -> {
            CodeExpression value = Code.get(run.parameter("x", CD_double));
            CodeExpression two = Code.literal(2d);
            CodeExpression[] conditions = {
              Code.less(value, two),
              Code.lessOrEqual(value, two),
              Code.greater(value, two),
              Code.greaterOrEqual(value, two),
              Code.equal(value, two),
              Code.notEqual(value, two),
              Code.not(Code.less(value, two)),
              Code.not(Code.greater(value, two)),
              Code.not(Code.greaterOrEqual(value, two))
            };
            CodeExpression sum = Code.literal(0);
            for (int i = 0; i < conditions.length; i++) {
              sum =
                  Code.add(
                      sum, Code.conditional(conditions[i], Code.literal(1 << i), Code.literal(0)));
            }
            body.returnValue(sum);
          },
          x);
    }
  }

  @Test
  void connectivesStopEarly() {
    // The second operand would divide by zero.
    for (int n : new int[] {0, 3}) {
      check(
          CD_boolean,
          n == 3,
          (run, body) -> {
            CodeExpression x = Code.get(run.parameter("n", CD_int));
            CodeExpression divisible =
                Code.equal(Code.remainder(Code.literal(9), x), Code.literal(0));
            CodeExpression zero = Code.equal(x, Code.literal(0));
            body.returnValue(Code.and(Code.not(zero), divisible, Code.or(zero, divisible)));
          },
          n);
    }
  }

  @Test
  void conversions() {
    check(
        CD_long,
        (long) (byte) 300
            + (short) 70_000
            + (int) 5_000_000_000L
            + (long) 2.9
            + (char) -1
            + (byte) 3e10f,
        (run, body) -> {
          CodeExpression big = Code.get(run.parameter("big", CD_long));
          CodeExpression sum = Code.convert(Code.convert(Code.literal(300), CD_byte), CD_long);
          sum = Code.add(sum, Code.convert(Code.convert(Code.literal(70_000), CD_short), CD_long));
          sum = Code.add(sum, Code.convert(Code.convert(big, CD_int), CD_long));
          sum = Code.add(sum, Code.convert(Code.literal(2.9), CD_long));
          sum = Code.add(sum, Code.convert(Code.convert(Code.literal(-1), CD_char), CD_long));
          sum = Code.add(sum, Code.convert(Code.convert(Code.literal(3e10f), CD_byte), CD_long));
          body.returnValue(sum);
        },
        5_000_000_000L);
  }

  @Test
  void literalsKeepTheirBits() {
    check(
        CD_String,
        "-0.0 -0.0 NaN -Infinity 4.9E-324 -9223372036854775808 -2147483648 \"\\\n\u00e9",
        (run, body) -> {
          CodeExpression text = Code.literal("");
          CodeExpression[] values = {
            string(Code.literal(-0d)),
            string(Code.literal(-0f)),
            string(Code.literal(Float.NaN)),
            string(Code.literal(Double.NEGATIVE_INFINITY)),
            string(Code.literal(Double.MIN_VALUE)),
            string(Code.literal(Long.MIN_VALUE)),
            string(Code.literal(Integer.MIN_VALUE)),
            Code.literal("\"\\\n\u00e9")
          };
          for (int i = 0; i < values.length; i++) {
            text = i == 0 ? values[i] : concat(concat(text, Code.literal(" ")), values[i]);
          }
          body.returnValue(text);
        });
  }

  private static CodeExpression string(CodeExpression value) {
    return Code.invokeStatic(String.class, "valueOf", value);
  }

  private static CodeExpression concat(CodeExpression left, CodeExpression right) {
    return Code.invoke(left, String.class, "concat", right);
  }

  @Test
  void referencesAndCasts() {
    check(
        CD_int,
        3 + 10 + 100,
        (run, body) -> {
          CodeExpression object = Code.get(run.parameter("object", CD_Object));
          CodeExpression nothing = Code.get(run.parameter("nothing", CD_Object));
          Local text = body.declare("text", Code.cast(object, String.class));
          Local count =
              body.declare("count", Code.invoke(Code.get(text), CharSequence.class, "length"));
          body.ifThen(
              Code.isNull(nothing),
              then -> then.assign(count, Code.add(Code.get(count), Code.literal(10))));
          body.ifThen(
              Code.and(Code.notEqual(object, nothing), Code.not(Code.isNull(object))),
              then -> then.assign(count, Code.add(Code.get(count), Code.literal(100))));
          body.returnValue(Code.get(count));
        },
        "abc",
        null);
  }

  @Test
  void nullChoosesItsOverload() {
    check(
        CD_String,
        "bytes null",
        (run, body) ->
            body.returnValue(
                Code.invokeStatic(
                    Base.class, "describe", Code.nullOf(ClassDesc.ofDescriptor("[B")))));
    check(
        CD_String,
        "object null",
        (run, body) ->
            body.returnValue(
                Code.invokeStatic(
                    Base.class,
                    "describe",
                    Code.conditional(
                        Code.get(run.parameter("flag", CD_boolean)),
                        Code.nullOf(CD_Object),
                        Code.nullOf(CD_Object)))),
        true);
  }

  @Test
  void membersOfTheSuperclass() {
    ClassBuilder type = Tiers.newClass("Inheriting", Base.class);
    MethodBuilder run = type.method("run", CD_long);
    BlockBuilder body = run.body();
    body.setField(type.self(), Base.class, "inherited", Code.literal(8L));
    Local inherited = body.declare("shadow", Code.field(type.self(), Base.class, "inherited"));
    CodeExpression sum = Code.invoke(type.self(), Base.class, "plus", Code.get(inherited));
    body.returnValue(Code.add(sum, Code.staticField(Base.class, "ANSWER")));
    check(type.build(), 8L + 8 + 42);
  }

  @Test
  void fieldsAndPrivateMethods() {
    ClassBuilder type = Tiers.newClass("Members");
    FieldModel total = type.field("total", CD_long, false, () -> "a sum");
    MethodBuilder twice = type.method("twice", CD_long).makeStatic();
    Local value = twice.parameter("value", CD_long);
    twice.body().returnValue(Code.multiply(Code.get(value), Code.literal(2L)));
    MethodBuilder add = type.method("add", CD_void);
    Local amount = add.parameter("total", CD_long);
    add.body().add(type.set(total, Code.add(type.get(total), Code.get(amount))));
    MethodBuilder run = type.method("run", CD_long);
    run.body()
        .evaluate(add.call(twice.call(Code.literal(4L))))
        .evaluate(twice.call(Code.literal(1L)))
        .evaluate(add.call(Code.literal(5L)))
        .returnValue(type.get(total));
    check(type.build(), 13L);
  }

  @Test
  void arraysOfEveryType() {
    for (ClassDesc element :
        new ClassDesc[] {
          CD_boolean, CD_byte, CD_short, CD_char, CD_int, CD_long, CD_float, CD_double
        }) {
      check(
          CD_int,
          element.equals(CD_boolean) ? 11 : 17,
          (run, body) -> {
            Local array = body.declare("array", Code.newArray(element, Code.literal(10)));
            boolean truth = element.equals(CD_boolean);
            CodeExpression seven = truth ? Code.TRUE : Code.convert(Code.literal(7), element);
            body.setElement(Code.get(array), Code.literal(3), seven);
            CodeExpression read = Code.element(Code.get(array), Code.literal(3));
            CodeExpression number =
                truth
                    ? Code.conditional(read, Code.literal(1), Code.literal(0))
                    : Code.convert(read, CD_int);
            body.returnValue(Code.add(number, Code.length(Code.get(array))));
          });
    }
  }

  @Test
  void arraysOfReferences() {
    check(
        CD_String,
        "x2",
        (run, body) -> {
          Local texts = body.declare("texts", Code.newArray(CD_String, Code.literal(2)));
          body.setElement(Code.get(texts), Code.literal(1), Code.literal("x"));
          Local rows = body.declare("rows", Code.newArray(CD_long.arrayType(), Code.literal(2)));
          body.setElement(Code.get(rows), Code.literal(0), Code.newArray(CD_long, Code.literal(4)));
          Local builder = body.declare("builder", Code.newObject(StringBuilder.class));
          body.evaluate(
              Code.invoke(
                  Code.get(builder),
                  StringBuilder.class,
                  "append",
                  Code.element(Code.get(texts), Code.literal(1))));
          body.evaluate(
              Code.invoke(
                  Code.get(builder), StringBuilder.class, "append", Code.length(Code.get(rows))));
          body.returnValue(Code.invoke(Code.get(builder), StringBuilder.class, "toString"));
        });
  }

  @Test
  void constructionWithConditionalArgument() {
    check(
        CD_String,
        "yes",
        (run, body) -> {
          CodeExpression flag = Code.get(run.parameter("flag", CD_boolean));
          CodeExpression text = Code.conditional(flag, Code.literal("yes"), Code.literal("no"));
          body.returnValue(
              Code.invoke(
                  Code.newObject(StringBuilder.class, text), StringBuilder.class, "toString"));
        },
        true);
  }

  @Test
  void nestedLoopsWithLabels() {
    // Pairs (i, j) with j < 4, i < 10: j = 2 is passed over, (3, 3) ends everything.
    long expected = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 4; j++) {
        if (j == 2) {
          continue;
        }
        if (i == 1 && j == 1) {
          continue outer;
        }
        if (i == 3 && j == 3) {
          break outer;
        }
        expected = expected * 3 + i + j;
      }
    }
    check(
        CD_long,
        expected,
        (run, body) -> {
          Local sum = body.declare("sum", Code.literal(0L));
          body.countedLoop(
              "outer",
              "i",
              Code.literal(10),
              (outside, outerLabel, i) ->
                  outside.countedLoop(
                      "inner",
                      "j",
                      Code.literal(4),
                      (inside, innerLabel, j) -> {
                        CodeExpression iIs1 = Code.equal(Code.get(i), Code.literal(1));
                        inside.ifThen(
                            Code.equal(Code.get(j), Code.literal(2)),
                            then -> then.continueWith(innerLabel));
                        inside.ifThen(
                            Code.and(iIs1, Code.equal(Code.get(j), Code.literal(1))),
                            then -> then.continueWith(outerLabel));
                        inside.ifThen(
                            Code.and(
                                Code.equal(Code.get(i), Code.literal(3)),
                                Code.equal(Code.get(j), Code.literal(3))),
                            then -> then.breakOut(outerLabel));
                        CodeExpression both =
                            Code.convert(Code.add(Code.get(i), Code.get(j)), CD_long);
                        inside.assign(
                            sum, Code.add(Code.multiply(Code.get(sum), Code.literal(3L)), both));
                      }));
          body.returnValue(Code.get(sum));
        });
  }

  @Test
  void switchesDenseAndSparse() {
    for (int n : new int[] {0, 1, 2, 3, -1_000_000, 77}) {
      int expected =
          switch (n) {
            case 0 -> 10;
            case 1 -> 11;
            case 3 -> 13;
            case -1_000_000 -> 14;
            default -> n;
          };
      check(
          CD_int,
          n == -1_000_000
              ? expected * 1_000 + 99
              : expected * 1_000 + (n >= 0 && n < 4 && n != 2 ? expected : 99),
          (run, body) -> {
            Local x = run.parameter("n", CD_int);
            Local dense = body.declare("dense", Code.literal(99));
            Local sparse = body.declare("sparse", Code.get(x));
            TreeMap<Integer, CodeStatement.Block> few = new TreeMap<>();
            few.put(0, body.nested().assign(dense, Code.literal(10)).build());
            few.put(1, body.nested().assign(dense, Code.literal(11)).build());
            few.put(3, body.nested().assign(dense, Code.literal(13)).build());
            body.switchOn(Code.get(x), few, otherwise -> {});
            TreeMap<Integer, CodeStatement.Block> wide = new TreeMap<>();
            few.forEach((value, block) ->
                wide.put(value, body.nested().assign(sparse, Code.literal(10 + value)).build()));
            wide.put(-1_000_000, body.nested().assign(sparse, Code.literal(14)).build());
            body.switchOn(Code.get(x), wide, otherwise -> {});
            body.returnValue(
                Code.add(Code.multiply(Code.get(sparse), Code.literal(1_000)), Code.get(dense)));
          },
          n);
    }
  }

  @Test
  void exceptionsThrownAndCaught() {
    check(
        CD_int,
        -1,
        (run, body) -> {
          CodeExpression n = Code.get(run.parameter("n", CD_int));
          body.tryCatch(
              tried -> tried.returnValue(Code.divide(Code.literal(1), n)),
              ClassDesc.of("java.lang.ArithmeticException"),
              "failure",
              (handler, failure) -> handler.returnValue(Code.literal(-1)));
        },
        0);
    check(
        CD_int,
        "java.lang.IllegalStateException: broken",
        (run, body) ->
            body.throwException(Code.invokeStatic(Base.class, "failure", Code.literal("broken"))));
  }

  @Test
  void moreThan255Locals() {
    check(
        CD_long,
        400L * 399 / 2 + 2,
        (run, body) -> {
          Local sum = body.declare("sum", Code.literal(0L));
          Local counter = null;
          for (int i = 0; i < 400; i++) {
            Local local = body.declare("local" + i, Code.literal((long) i));
            body.assign(sum, Code.add(Code.get(sum), Code.get(local)));
            counter = body.declare("counter", Code.literal(0));
          }
          body.increment(counter).increment(counter);
          body.returnValue(Code.add(Code.get(sum), Code.convert(Code.get(counter), CD_long)));
        });
  }

  @Test
  void voidMethodsEndByThemselves() {
    Base.counter = 0;
    check(
        CD_void,
        null,
        (run, body) -> {
          Local n = run.parameter("n", CD_int);
          body.add(
              new CodeStatement.FieldSet(
                  null,
                  ClassDesc.ofDescriptor(Base.class.descriptorString()),
                  "counter",
                  CD_long,
                  Code.add(
                      Code.staticField(Base.class, "counter"),
                      Code.convert(Code.get(n), CD_long))));
          body.ifThen(Code.less(Code.get(n), Code.literal(0)), BlockBuilder::returnVoid);
        },
        21);
    assertThat(Base.counter).isEqualTo(2 * 21);
  }

  @Test
  void deepChainWithoutSplitting() {
    NameAllocator names = new NameAllocator();
    assertThat(names.allocate("x")).isEqualTo("x");
    check(
        CD_int,
        2_999,
        (run, body) -> {
          CodeExpression n = Code.get(run.parameter("n", CD_int));
          CodeExpression chain = Code.literal(-1);
          for (int i = 2_999; i >= 0; i--) {
            chain = Code.conditional(Code.equal(n, Code.literal(i)), Code.literal(i), chain);
          }
          body.returnValue(chain);
        },
        2_999);
  }

  @Test
  void conditionsBecomeJumps() {
    ClassBuilder type = Tiers.newClass("Jumps");
    MethodBuilder run = type.method("run", CD_int).makeStatic();
    CodeExpression a = Code.get(run.parameter("a", CD_int));
    CodeExpression b = Code.get(run.parameter("b", CD_int));
    run.body()
        .ifThen(
            Code.and(
                Code.less(a, b),
                Code.or(Code.not(Code.greater(a, Code.literal(0))), Code.equal(b, a))),
            then -> then.returnValue(Code.binary(BinaryOperator.ADD, a, b)));
    run.body().returnValue(Code.literal(0));
    byte[] bytes = AsmEmitter.emit(type.build(), new LineNumbers.None());
    int size = dev.laminar.codegen.budget.MethodSizes.of(bytes).getLast().bytes();
    // Two loads and a jump each for a<b and b==a, one load and a jump for a<=0; add and return 4,
    // zero and return 2.
    assertThat(size).isEqualTo(5 + 4 + 5 + 4 + 2);
  }

  private void check(
      ClassDesc type,
      Object expected,
      BiConsumer<MethodBuilder, BlockBuilder> content,
      Object... arguments) {
    ClassBuilder builder = Tiers.newClass("Node" + models.size());
    MethodBuilder run = builder.method("run", type);
    content.accept(run, run.body());
    check(builder.build(), expected, arguments);
  }

  private void check(ClassModel model, Object expected, Object... arguments) {
    assertThat(Tiers.run(Tiers.asm(model), arguments)).as("ASM").isEqualTo(expected);
    assertThat(Tiers.run(Tiers.janino(model), arguments)).as("Janino").isEqualTo(expected);
    models.add(model);
  }
}
