package dev.laminar.codegen.budget;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.budget.MethodSplitter.Limits;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.emit.RandomTrees;
import dev.laminar.codegen.emit.Tiers;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MethodSplitterTest {

  private final List<ClassModel> split = new ArrayList<>();

  @AfterAll
  void javacTakesEveryText() {
    Tiers.javac(split);
  }

  @Test
  void smallClassesAreLeftAlone() {
    ClassModel model = RandomTrees.of(1, 3);
    assertThat(MethodSplitter.split(model)).isSameAs(model);
  }

  @Test
  void estimateIsAnUpperBound() {
    for (int seed = 0; seed < 100; seed++) {
      ClassModel model = RandomTrees.of(seed, 10);
      List<MethodSize> sizes = MethodSizes.of(AsmEmitter.emit(model, new LineNumbers.Sql()));
      for (int i = 0; i < sizes.size(); i++) {
        MethodModel method = model.methods().get(i);
        assertThat(CodeSize.of(method)).isGreaterThanOrEqualTo(sizes.get(i).bytes());
      }
    }
  }

  /** With tiny limits every form of splitting happens in small programs. */
  @Test
  void splitProgramsDoWhatTheyDid() {
    int splits = 0;
    for (int seed = 0; seed < 40; seed++) {
      ClassModel model = RandomTrees.of(seed, 14);
      ClassModel split = MethodSplitter.split(model, new Limits(400, 150, 30));
      splits += split.methods().size() - model.methods().size();
      Class<?> whole = Tiers.asm(model);
      Class<?> parts = Tiers.asm(split);
      for (int run = 0; run < 3; run++) {
        Object[] arguments = RandomTrees.arguments(run);
        Object[] expected = RandomTrees.arguments(run);
        assertThat(Tiers.run(parts, arguments))
            .as("seed %s", seed)
            .isEqualTo(Tiers.run(whole, expected));
        assertThat(arguments).as("arrays of seed %s", seed).isEqualTo(expected);
      }
    }
    assertThat(splits).isGreaterThan(100);
  }

  @Test
  void caseOfThreeThousandBranches() {
    ClassModel model =
        withRun(
            true,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              CodeExpression chain = Code.literal(-1L);
              for (int i = 2_999; i >= 0; i--) {
                chain =
                    Code.conditional(
                        Code.equal(x, Code.literal(i * 7L)), Code.literal(i * 1_000L), chain);
              }
              run.body().returnValue(Code.add(chain, Code.literal(5L)));
            });
    assertSplit(
        model,
        type -> {
          for (int i : new int[] {0, 1, 700, 1_500, 2_998, 2_999}) {
            assertThat(Tiers.run(type, i * 7L)).isEqualTo(i * 1_000L + 5);
          }
          assertThat(Tiers.run(type, 3L)).isEqualTo(4L);
        });
  }

  @Test
  void elseIfsThatAssignValueAndNullFlag() {
    ClassModel model =
        withRun(
            false,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              BlockBuilder body = run.body();
              Local value = body.declare("value", Code.literal(0L));
              Local isNull = body.declare("valueIsNull", Code.FALSE);
              Consumer<BlockBuilder> otherwise = block -> block.assign(isNull, Code.TRUE);
              for (int i = 1_499; i >= 0; i--) {
                int branch = i;
                Consumer<BlockBuilder> rest = otherwise;
                otherwise =
                    block ->
                        block.ifThenElse(
                            Code.equal(x, Code.literal((long) branch * 3)),
                            then -> {
                              then.assign(value, Code.literal(branch * 11L));
                              then.assign(isNull, Code.literal(branch % 2 == 1));
                            },
                            rest);
              }
              otherwise.accept(body);
              body.returnValue(
                  Code.conditional(Code.get(isNull), Code.literal(-1L), Code.get(value)));
            });
    assertSplit(
        model,
        type -> {
          assertThat(Tiers.run(type, 0L)).isEqualTo(0L);
          assertThat(Tiers.run(type, 3L)).isEqualTo(-1L);
          assertThat(Tiers.run(type, 2_400L)).isEqualTo(8_800L);
          assertThat(Tiers.run(type, 1_498L * 3)).isEqualTo(1_498L * 11);
          assertThat(Tiers.run(type, 1L)).isEqualTo(-1L);
        });
  }

  @Test
  void twoThousandStatements() {
    ClassModel model =
        withRun(
            true,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              CodeExpression out = Code.get(run.parameter("out", CD_long.arrayType()));
              for (int i = 0; i < 2_000; i++) {
                CodeExpression value =
                    Code.add(Code.multiply(x, Code.literal((long) i)), Code.literal(i * 100_003L));
                run.body().setElement(out, Code.literal(i), value);
              }
              run.body().returnValue(Code.element(out, Code.literal(1_999)));
            });
    assertSplit(
        model,
        type -> {
          long[] out = new long[2_000];
          assertThat(Tiers.run(type, 9L, out)).isEqualTo(1_999 * 9L + 1_999 * 100_003L);
          for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isEqualTo(9L * i + i * 100_003L);
          }
        });
  }

  @Test
  void partsKeepTheirLines() {
    ClassModel model =
        withRun(
            true,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              CodeExpression out = Code.get(run.parameter("out", CD_long.arrayType()));
              for (int i = 0; i < 1_000; i++) {
                run.body().mark(new SourceSpan("test.sql", i + 1, 1, i + 1, 9));
                CodeExpression divisor = Code.subtract(x, Code.literal((long) i));
                run.body()
                    .setElement(out, Code.literal(i), Code.divide(Code.literal(i * 10L), divisor));
              }
              run.body().returnValue(Code.literal(0L));
            });
    ClassModel split = MethodSplitter.split(model);
    for (Class<?> type : List.of(Tiers.asm(split), Tiers.janino(split))) {
      for (int failing : new int[] {0, 500, 999}) {
        assertThat(Tiers.failure(type, (long) failing, new long[1_000]))
            .isInstanceOf(ArithmeticException.class)
            .satisfies(failure -> {
              assertThat(failure.getStackTrace()[0].getFileName()).isEqualTo("test.sql");
              assertThat(failure.getStackTrace()[0].getLineNumber()).isEqualTo(failing + 1);
            });
      }
    }
  }

  /**
   * A projection of 2,000 columns: arrays in locals before the row loop, all of them used in it.
   */
  @Test
  void wideRowLoop() {
    int columns = 2_000;
    ClassModel model =
        withRun(
            false,
            run -> {
              CodeExpression input = Code.get(run.parameter("input", CD_long.arrayType(2)));
              CodeExpression output = Code.get(run.parameter("output", CD_long.arrayType(2)));
              BlockBuilder body = run.body();
              List<Local> in = new ArrayList<>();
              List<Local> out = new ArrayList<>();
              for (int i = 0; i < columns; i++) {
                in.add(body.declare("in" + i, Code.element(input, Code.literal(i))));
                out.add(body.declare("out" + i, Code.element(output, Code.literal(i))));
              }
              Local written = body.declare("written", Code.literal(0));
              CodeExpression rows = Code.length(Code.get(in.getFirst()));
              body.countedLoop(
                  "rows",
                  "row",
                  rows,
                  (inside, label, row) -> {
                    Local first =
                        inside.declare("first", Code.element(Code.get(in.get(0)), Code.get(row)));
                    inside.ifThen(
                        Code.less(Code.get(first), Code.literal(0L)),
                        then -> then.continueWith(label));
                    for (int i = 0; i < columns; i++) {
                      Local value =
                          inside.declare("v" + i, Code.element(Code.get(in.get(i)), Code.get(row)));
                      CodeExpression result = Code.add(Code.get(value), Code.get(first));
                      inside.setElement(Code.get(out.get(i)), Code.get(written), result);
                    }
                    inside.increment(written);
                  });
              body.returnValue(Code.convert(Code.get(written), CD_long));
            });
    assertSplit(
        model,
        type -> {
          long[][] input = new long[columns][3];
          long[][] output = new long[columns][3];
          for (int i = 0; i < columns; i++) {
            input[i][0] = i + 1;
            input[i][1] = -1;
            input[i][2] = 10L * i + 2;
          }
          assertThat(Tiers.run(type, input, output)).isEqualTo(2L);
          for (int i = 0; i < columns; i++) {
            assertThat(output[i]).containsExactly(i + 2, 10L * i + 4, 0);
          }
        });
  }

  @Test
  void earlyReturns() {
    ClassModel model =
        withRun(
            true,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              for (int i = 0; i < 2_500; i++) {
                long result = i * 3L;
                run.body()
                    .ifThen(
                        Code.equal(x, Code.literal((long) i)),
                        then -> then.returnValue(Code.literal(result)));
              }
              run.body().returnValue(Code.literal(-7L));
            });
    assertSplit(
        model,
        type -> {
          assertThat(Tiers.run(type, 0L)).isEqualTo(0L);
          assertThat(Tiers.run(type, 2_499L)).isEqualTo(7_497L);
          assertThat(Tiers.run(type, 2_500L)).isEqualTo(-7L);
        });
  }

  @Test
  void longSumsAndConditions() {
    ClassModel model =
        withRun(
            true,
            run -> {
              CodeExpression x = Code.get(run.parameter("x", CD_long));
              CodeExpression sum = x;
              List<CodeExpression> conditions = new ArrayList<>();
              for (int i = 0; i < 4_000; i++) {
                sum = Code.add(sum, Code.bitXor(x, Code.literal(100_000L + i)));
                conditions.add(Code.notEqual(x, Code.literal(1_000_000L + i)));
              }
              run.body()
                  .returnValue(Code.conditional(Code.and(conditions), sum, Code.literal(-1L)));
            });
    assertSplit(
        model,
        type -> {
          long expected = 5;
          for (int i = 0; i < 4_000; i++) {
            expected += 5 ^ (100_000L + i);
          }
          assertThat(Tiers.run(type, 5L)).isEqualTo(expected);
          assertThat(Tiers.run(type, 1_003_999L)).isEqualTo(-1L);
        });
  }

  @Test
  void constructorOfManyFields() {
    ClassBuilder builder = Tiers.newClass("Large" + split.size());
    List<FieldModel> fields = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      fields.add(builder.field("const" + i, CD_long, true, () -> ""));
    }
    ClassModel half = builder.build();
    BlockBuilder body = new BlockBuilder(new dev.laminar.codegen.tree.NameAllocator());
    body.addAll(half.methods().getFirst().body());
    for (int i = 0; i < fields.size(); i++) {
      body.add(builder.set(fields.get(i), Code.literal(i * 1_000_003L)));
    }
    MethodBuilder run = builder.method("run", CD_long);
    run.body().returnValue(Code.add(builder.get(fields.get(0)), builder.get(fields.get(1_499))));
    MethodModel old = half.methods().getFirst();
    ClassModel model =
        new ClassModel(
            half.name(),
            half.superclass(),
            half.sourceFile(),
            half.fields(),
            List.of(
                new MethodModel(
                    "<init>",
                    old.access(),
                    false,
                    false,
                    false,
                    old.returnType(),
                    List.of(),
                    body.build(),
                    old.span(),
                    old.comment()),
                builder.build().methods().getLast()),
            half.linked(),
            half.comment());
    assertSplit(model, type -> assertThat(Tiers.run(type)).isEqualTo(1_499 * 1_000_003L));
  }

  @Test
  void manyCases() {
    ClassModel model =
        withRun(
            false,
            run -> {
              Local x = run.parameter("x", CD_int);
              BlockBuilder body = run.body();
              Local a = body.declare("a", Code.literal(1L));
              Local b = body.declare("b", CD_boolean, Code.FALSE);
              java.util.TreeMap<Integer, dev.laminar.codegen.tree.CodeStatement.Block> cases =
                  new java.util.TreeMap<>();
              for (int i = 0; i < 120; i++) {
                BlockBuilder branch = body.nested();
                for (int j = 0; j < 15; j++) {
                  branch.assign(
                      a,
                      Code.add(
                          Code.multiply(Code.get(a), Code.literal(31L)),
                          Code.literal((long) i * j)));
                }
                branch.assign(b, Code.literal(i % 2 == 0));
                cases.put(i, branch.build());
              }
              body.switchOn(
                  Code.get(x), cases, otherwise -> otherwise.returnValue(Code.literal(-5L)));
              body.returnValue(
                  Code.conditional(Code.get(b), Code.get(a), Code.negate(Code.get(a))));
            });
    assertSplit(
        model,
        type -> {
          for (int i : new int[] {0, 1, 119}) {
            long a = 1;
            for (int j = 0; j < 15; j++) {
              a = a * 31 + (long) i * j;
            }
            assertThat(Tiers.run(type, i)).isEqualTo(i % 2 == 0 ? a : -a);
          }
          assertThat(Tiers.run(type, 120)).isEqualTo(-5L);
        });
  }

  private ClassModel withRun(boolean isStatic, Consumer<MethodBuilder> content) {
    ClassBuilder builder = Tiers.newClass("Large" + split.size());
    MethodBuilder run = builder.method("run", CD_long).hot();
    if (isStatic) {
      run.makeStatic();
    }
    content.accept(run);
    return builder.build();
  }

  private void assertSplit(ClassModel model, Consumer<Class<?>> behaviour) {
    ClassModel parts = MethodSplitter.split(model);
    assertThat(parts.methods()).hasSizeGreaterThan(model.methods().size());
    byte[] bytes = AsmEmitter.emit(parts, new LineNumbers.Sql());
    assertThat(MethodSizes.of(bytes)).noneMatch(MethodSize::isHuge);
    behaviour.accept(Tiers.asm(parts));
    behaviour.accept(Tiers.janino(parts));
    split.add(parts);
  }
}
