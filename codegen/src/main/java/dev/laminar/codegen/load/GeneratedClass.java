package dev.laminar.codegen.load;

import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.tree.ClassModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A compiled class as a statement sees it.
 *
 * @param binaryName of the class that runs: the statement's own, or that of another statement with
 *     the same shape
 * @param ownName the name that the statement gave its class
 * @param model what this statement generated, after splitting; made once more when asked for
 * @param bytes of the class that runs
 * @param javaText the Java view of the model, with sizes; rendered when asked for
 * @param methods sizes of the methods of the class that runs
 */
public record GeneratedClass(
    String binaryName,
    String ownName,
    Supplier<ClassModel> model,
    byte[] bytes,
    Supplier<String> javaText,
    List<MethodSize> methods) {

  public GeneratedClass {
    methods = List.copyOf(methods);
  }

  /**
   * Whether the class that runs was generated for another statement, which differs in literals,
   * names or positions.
   */
  public boolean isShared() {
    return !binaryName.equals(ownName);
  }

  /** The name without package that the statement gave its class. */
  public String simpleName() {
    return ownName.substring(ownName.lastIndexOf('.') + 1);
  }
}
