package dev.laminar.codegen.budget;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.emit.Tiers;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

final class NoAllocationVerifierTest {

  private static ClassModel hot(Consumer<MethodBuilder> content) {
    ClassBuilder builder = Tiers.newClass("Hot");
    MethodBuilder run =
        builder.method("run", CD_long).hot().span(new SourceSpan("test.sql", 7, 1, 7, 1));
    content.accept(run);
    run.body().returnValue(Code.literal(0L));
    return builder.build();
  }

  private static void verify(ClassModel model) {
    NoAllocationVerifier.verify(model, AsmEmitter.emit(model, new LineNumbers.Sql()));
  }

  private static void assertRefused(String instruction, Consumer<MethodBuilder> content) {
    assertThatThrownBy(() -> verify(hot(content)))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e ->
                org.assertj.core.api.Assertions.assertThat(e.code())
                    .isEqualTo(ErrorCode.INTERNAL_CODEGEN))
        .hasMessage("hot method Hot.run()J allocates: " + instruction + " (line 7)");
  }

  @Test
  void refusesObjectsAndArrays() {
    assertRefused("NEW java/lang/Object", run -> run.body().evaluate(Code.newObject(Object.class)));
    assertRefused(
        "NEWARRAY", run -> run.body().declare("a", Code.newArray(CD_int, Code.literal(1))));
    assertRefused(
        "ANEWARRAY java/lang/Object",
        run -> run.body().declare("a", Code.newArray(CD_Object, Code.literal(1))));
  }

  @Test
  void refusesBoxingAndText() {
    assertRefused(
        "boxing by java/lang/Long.valueOf(J)Ljava/lang/Long;",
        run -> run.body().evaluate(Code.invokeStatic(Long.class, "valueOf", Code.literal(1L))));
    CodeExpression text = Code.literal("x");
    assertRefused(
        "text by java/lang/String.concat(Ljava/lang/String;)Ljava/lang/String;",
        run -> run.body().evaluate(Code.invoke(text, String.class, "concat", text)));
  }

  @Test
  void refusesWhatTheTreeCannotSay() {
    ClassModel model = hot(run -> {});
    assertThatThrownBy(() ->
            NoAllocationVerifier.verify(
                model,
                withInstruction(
                    model,
                    method -> {
                      method.visitInsn(Opcodes.ICONST_1);
                      method.visitInsn(Opcodes.ICONST_1);
                      method.visitMultiANewArrayInsn("[[I", 2);
                      method.visitInsn(Opcodes.POP);
                    })))
        .hasMessageContaining("MULTIANEWARRAY [[I");
    Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "c", "()V", false);
    assertThatThrownBy(() ->
            NoAllocationVerifier.verify(
                model,
                withInstruction(
                    model, method -> method.visitInvokeDynamicInsn("concat", "()V", bootstrap))))
        .hasMessageContaining("INVOKEDYNAMIC concat()V");
  }

  private static byte[] withInstruction(ClassModel model, Consumer<MethodVisitor> instruction) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(AsmEmitter.emit(model, new LineNumbers.Sql()))
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                MethodVisitor method =
                    super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!name.equals("run")) {
                  return method;
                }
                return new MethodVisitor(Opcodes.ASM9, method) {
                  @Override
                  public void visitCode() {
                    super.visitCode();
                    instruction.accept(mv);
                  }
                };
              }
            },
            0);
    return writer.toByteArray();
  }

  @Test
  void looksIntoPrivateMethodsThatAreReached() {
    ClassBuilder builder = Tiers.newClass("Hot");
    MethodBuilder helper = builder.method("helper", CD_long);
    helper.body().evaluate(Code.newObject(Object.class)).returnValue(Code.literal(1L));
    MethodBuilder between = builder.method("between", CD_long);
    between.body().returnValue(helper.call());
    MethodBuilder run = builder.method("run", CD_long).hot();
    run.body().returnValue(between.call());
    assertThatThrownBy(() -> verify(builder.build())).hasMessageContaining("Hot.helper()J");
  }

  @Test
  void coldMethodsMayAllocate() {
    ClassBuilder builder = Tiers.newClass("Cold");
    MethodBuilder helper = builder.method("helper", CD_long);
    helper.body().evaluate(Code.newObject(Object.class)).returnValue(Code.literal(1L));
    builder.method("run", CD_long).hot().body().returnValue(Code.literal(1L));
    assertThatCode(() -> verify(builder.build())).doesNotThrowAnyException();
  }

  @Test
  void exceptionsAreMadeOnlyToBeThrown() {
    assertThatCode(() ->
            verify(
                hot(run -> {
                  Local sites = run.parameter("sites", Types.of(ErrorSites.class));
                  CodeExpression failure =
                      Code.invokeStatic(
                          SqlErrors.class, "divisionByZero", Code.get(sites), Code.literal(1));
                  run.body()
                      .ifThen(Code.isNull(Code.get(sites)), then -> then.throwException(failure));
                })))
        .doesNotThrowAnyException();
    assertThatThrownBy(() ->
            verify(
                hot(run -> {
                  Local sites = run.parameter("sites", Types.of(ErrorSites.class));
                  run.body()
                      .declare(
                          "failure",
                          Code.invokeStatic(
                              SqlErrors.class, "divisionByZero", Code.get(sites), Code.literal(1)));
                })))
        .hasMessageContaining("SqlErrors.divisionByZero")
        .hasMessageContaining("makes an exception that is not thrown at once");
  }
}
