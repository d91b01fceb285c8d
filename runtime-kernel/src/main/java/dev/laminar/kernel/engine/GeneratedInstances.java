package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.plan.CodeRef;
import java.lang.reflect.InvocationTargetException;

/** Makes instances of generated classes. */
final class GeneratedInstances {

  private GeneratedInstances() {}

  /**
   * @throws LaminarException when the class is not there or cannot be used, and what its
   *     constructor throws as one
   */
  static <T> T create(Class<T> type, CodeRef code, ClassResolver classes, PipelineContext context) {
    try {
      Class<? extends T> generated = classes.resolve(code.className()).asSubclass(type);
      return generated.getConstructor(PipelineContext.class).newInstance(context);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LaminarException known) {
        throw known;
      }
      throw unusable(code, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw unusable(code, e);
    }
  }

  private static LaminarException unusable(CodeRef code, Throwable cause) {
    return new LaminarException(
        ErrorCode.INTERNAL_CODEGEN,
        "generated class " + code.className() + " cannot be used: " + cause,
        SourceSpan.NONE,
        "",
        cause);
  }
}
