package dev.laminar.codegen.load;

import java.util.List;

/**
 * The loaded classes of one statement. Closing it lets go of them: classes that no statement uses
 * are unloaded.
 */
public final class StatementCode implements AutoCloseable {

  private final List<GeneratedClass> classes;
  private final List<CodeCache.Handle> handles;

  StatementCode(List<GeneratedClass> classes, List<CodeCache.Handle> handles) {
    this.classes = List.copyOf(classes);
    this.handles = List.copyOf(handles);
  }

  /** In the order of the models. */
  public List<GeneratedClass> classes() {
    return classes;
  }

  /** The loaded class of the model with that index. */
  public Class<?> type(int index) {
    return handles.get(index).loaded().type();
  }

  @Override
  public void close() {
    handles.forEach(CodeCache.Handle::close);
  }

  /** Closes it, and leaves the classes for a while: a statement of their shapes may come soon. */
  public void retire() {
    handles.forEach(CodeCache.Handle::retire);
  }
}
