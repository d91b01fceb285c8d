package dev.laminar.codegen.tree;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A generated class: public, final, one constructor.
 *
 * @param name fully qualified, for example {@code
 *     laminar.generated.q7.Pipeline0_Trades_FilterProject}
 * @param sourceFile the SQL file that stack traces show
 * @param linked classes of the user's that it calls, which its class loader finds whatever class
 *     loader they are of
 * @param comment header of the Java view
 */
public record ClassModel(
    ClassDesc name,
    ClassDesc superclass,
    String sourceFile,
    List<FieldModel> fields,
    List<MethodModel> methods,
    Set<Class<?>> linked,
    Supplier<String> comment) {

  public ClassModel {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    linked = Set.copyOf(linked);
  }

  /** The binary name, dots between packages. */
  public String binaryName() {
    return name.packageName().isEmpty()
        ? name.displayName()
        : name.packageName() + "." + name.displayName();
  }

  /** The name without package. */
  public String simpleName() {
    return name.displayName();
  }
}
