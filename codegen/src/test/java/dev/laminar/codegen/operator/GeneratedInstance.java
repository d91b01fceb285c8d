package dev.laminar.codegen.operator;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodeCache;
import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CompilationListener;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.state.JoinState;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance of a generated class, compiled as statements are, with every check on. */
final class GeneratedInstance {

  private GeneratedInstance() {}

  static <T> T of(
      Class<T> type,
      CodegenOptions.Tier tier,
      ClassModel model,
      CodeRef code,
      @Nullable PipelineOutput output,
      @Nullable JoinState join) {
    CodegenOptions options =
        new CodegenOptions(tier, CodegenOptions.Lines.SQL, CommentDepth.SQL, null, true);
    CodeCompiler compiler =
        new CodeCompiler(
            options,
            new CodeCache(10),
            GeneratedInstance.class.getClassLoader(),
            CompilationListener.NONE);
    StatementCode loaded = compiler.load("q", List.of(model));
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            output,
            null,
            join,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      return type.cast(loaded.type(0).getConstructor(PipelineContext.class).newInstance(context));
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
