package dev.laminar.codegen.tree;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.function.Supplier;

/**
 * A generated class: public, final, one constructor.
 *
 * @param name fully qualified, for example {@code
 *     laminar.generated.q7.Pipeline0_Trades_FilterProject}
 * @param sourceFile the SQL file that stack traces show
 * @param comment header of the Java view
 */
public record ClassModel(
    ClassDesc name,
    ClassDesc superclass,
    String sourceFile,
    List<FieldModel> fields,
    List<MethodModel> methods,
    Supplier<String> comment) {

  public ClassModel {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
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
