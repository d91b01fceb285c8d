package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedRows;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;

/** The class that keeps the rows of a table or of a materialized view. */
final class StoredClasses implements ClassResolver, AutoCloseable {

  private final RowsLayout layout;
  private final StatementCode code;
  private final CodeRef reference;

  StoredClasses(GeneratedRows generated, StatementCode code) {
    this.layout = generated.layout();
    this.code = code;
    this.reference =
        new CodeRef(
            code.classes().getFirst().binaryName(),
            generated.code().constants(),
            generated.code().sites());
  }

  /** The class that runs: perhaps another table's, with columns of the same types. */
  CodeRef reference() {
    return reference;
  }

  GeneratedClass generated() {
    return code.classes().getFirst();
  }

  RowsLayout layout() {
    return layout;
  }

  @Override
  public Class<?> resolve(String className) throws ClassNotFoundException {
    if (!className.equals(reference.className())) {
      throw new ClassNotFoundException(className);
    }
    return code.type(0);
  }

  @Override
  public void close() {
    code.close();
  }
}
