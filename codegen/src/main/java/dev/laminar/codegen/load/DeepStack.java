package dev.laminar.codegen.load;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles deep trees on a thread whose stack is as deep: calls nested a thousand times are valid
 * SQL.
 */
final class DeepStack {

  /** Up to here the smallest usual stack suffices. */
  private static final int USUAL_DEPTH = 300;

  /**
   * What one level takes in the hungriest compiler, Janino. Pages that are not touched cost
   * nothing.
   */
  private static final long BYTES_PER_LEVEL = 16 * 1024;

  private DeepStack() {}

  static <T> T call(ClassModel model, Supplier<T> work) {
    int depth = 0;
    for (MethodModel method : model.methods()) {
      depth = Math.max(depth, CodeWalk.depth(method.body()));
    }
    return depth <= USUAL_DEPTH
        ? work.get()
        : call(depth * BYTES_PER_LEVEL, model.binaryName(), work);
  }

  private static <T> T call(long stackBytes, String name, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread =
        new Thread(null, task, "laminar-compile-" + name, Math.min(stackBytes, 1L << 30));
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause(), name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaminarException(
          ErrorCode.CANCELLED, "compilation of " + name + " was interrupted");
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause, String name) {
    return switch (cause) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("compiling " + name, cause);
    };
  }
}
