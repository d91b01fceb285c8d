package dev.laminar.codegen.tree;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class CodeTest {

  private final CodeExpression flag = Code.get(new Local("flag", CD_boolean));
  private final CodeExpression other = Code.get(new Local("other", CD_boolean));
  private final CodeExpression number = Code.get(new Local("number", CD_long));
  private final CodeExpression small = Code.get(new Local("small", CD_byte));

  private static void refused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(LaminarException.class)
        .hasMessage("code tree: " + message);
  }

  @Test
  void mismatchesAreRefused() {
    BlockBuilder block = new BlockBuilder(new NameAllocator());
    refused("long + int", () -> Code.add(number, Code.literal(1)));
    refused("boolean + boolean", () -> Code.add(flag, flag));
    refused("double & double", () -> Code.bitAnd(Code.literal(1d), Code.literal(1d)));
    refused("long << long", () -> Code.shiftLeft(number, number));
    refused("boolean < boolean", () -> Code.less(flag, flag));
    refused("&& of long", () -> Code.and(flag, number));
    refused("?: of long and int", () -> Code.conditional(flag, number, Code.literal(1)));
    refused("(int) of boolean", () -> Code.convert(flag, CD_int));
    refused("indexing a long", () -> Code.element(number, Code.literal(0)));
    refused("local x of type int from long", () -> block.declare("x", CD_int, number));
    refused(
        "array element of type long from double",
        () ->
            block.setElement(
                Code.get(new Local("a", CD_long.arrayType())), Code.literal(0), Code.literal(1d)));
    refused("only calls are statements", () -> block.evaluate(number));
    refused("no field java.lang.String.nothing", () -> Code.staticField(String.class, "nothing"));
  }

  @Test
  void overloadsAreFoundByType() {
    assertThat(Code.invokeStatic(Math.class, "abs", number).type()).isEqualTo(CD_long);
    assertThat(Code.invokeStatic(Math.class, "abs", Code.literal(1d)).type()).isEqualTo(CD_double);
    assertThat(Code.invokeStatic(Math.class, "abs", small).type()).isEqualTo(CD_int);
    assertThatThrownBy(() -> Code.invokeStatic(Math.class, "abs", flag))
        .hasMessageStartingWith("no static method java.lang.Math.abs takes (boolean); there are [");
    assertThatThrownBy(() -> Code.invokeStatic(Math.class, "absent"))
        .hasMessage("no static method java.lang.Math.absent takes (); there are []");
  }

  @Test
  void conditionsAreSimplified() {
    assertThat(Code.and()).isEqualTo(Code.TRUE);
    assertThat(Code.or()).isEqualTo(Code.FALSE);
    assertThat(Code.and(Code.TRUE, flag)).isSameAs(flag);
    assertThat(Code.or(flag, Code.FALSE)).isSameAs(flag);
    assertThat(Code.and(flag, Code.FALSE, other)).isEqualTo(Code.FALSE);
    assertThat(Code.and(Code.and(flag, other), flag))
        .isEqualTo(new CodeExpression.And(List.of(flag, other, flag)));
    assertThat(Code.not(Code.not(flag))).isSameAs(flag);
    assertThat(Code.not(Code.equal(number, number))).isEqualTo(Code.notEqual(number, number));
    assertThat(Code.not(Code.less(number, number))).isInstanceOf(CodeExpression.Not.class);
    assertThat(Code.conditional(Code.FALSE, flag, other)).isSameAs(other);
    // A call may fail or have an effect: it stays.
    CodeExpression call = Code.equal(Code.invokeStatic(Math.class, "negateExact", number), number);
    assertThat(Code.and(call, Code.FALSE))
        .isEqualTo(new CodeExpression.And(List.of(call, Code.FALSE)));
  }

  @Test
  void namesAreUniqueIdentifiers() {
    NameAllocator names = new NameAllocator().reserve("context");
    assertThat(names.allocate("filter2_price")).isEqualTo("filter2_price");
    assertThat(names.allocate("filter2_price")).isEqualTo("filter2_price_2");
    assertThat(names.allocate("filter2_price")).isEqualTo("filter2_price_3");
    assertThat(names.allocate("context")).isEqualTo("context_2");
    assertThat(names.allocate("class")).isEqualTo("class_0");
    assertThat(names.allocate("2nd größe!")).isEqualTo("_2nd_gr__e_");
    assertThat(names.allocate("")).isEqualTo("_0");
    assertThat(names.allocate("x".repeat(500))).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void membersAvoidInheritedNames() {
    ClassBuilder type =
        new ClassBuilder(java.lang.constant.ClassDesc.of("a.B"), Thread.class, "q.sql");
    assertThat(type.method("run", CD_long).name()).isEqualTo("run_2");
    assertThat(type.method("wait", CD_long).name()).isEqualTo("wait_2");
  }

  @Test
  void usageOfCode() {
    Local outer = new Local("outer", CD_long);
    Local assigned = new Local("assigned", CD_long);
    BlockBuilder block = new BlockBuilder(new NameAllocator());
    Local inner = block.declare("inner", Code.get(outer));
    block.loop(
        "loop",
        Code.less(Code.get(inner), Code.literal(10L)),
        (body, label) -> {
          body.assign(assigned, Code.get(inner));
          body.breakOut(label);
        });
    Usage usage = Usage.of(block.build());
    assertThat(usage.free()).containsExactly(outer, assigned);
    assertThat(usage.assigned()).containsExactly(assigned);
    assertThat(usage.declared()).containsExactly(inner);
    assertThat(usage.jumpsOut()).isFalse();
    assertThat(usage.returns()).isFalse();
    assertThat(usage.usesThis()).isFalse();
    assertThat(Usage.of(new CodeStatement.Break(new LoopLabel("elsewhere"))).jumpsOut()).isTrue();
    assertThat(Usage.of(new CodeStatement.Return(Code.self(CD_Object))).usesThis()).isTrue();
  }
}
