package dev.laminar.compile;

import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedRows;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;

/** The class that keeps the rows of a table or of a materialized view. */
final class StoredClasses implements ClassResolver, AutoCloseable {

  private final GeneratedRows generated;
  private final StatementCode code;

  StoredClasses(GeneratedRows generated, StatementCode code) {
    this.generated = generated;
    this.code = code;
  }

  /** The class that runs: perhaps another table's, with columns of the same types. */
  CodeRef reference() {
    return new CodeRef(
        code.classes().getFirst().binaryName(),
        generated.code().constants(),
        generated.code().sites());
  }

  RowsLayout layout() {
    return generated.layout();
  }

  /** Finds this class, and those of a query. */
  ClassResolver with(ClassResolver query) {
    String own = reference().className();
    return name -> name.equals(own) ? resolve(name) : query.resolve(name);
  }

  @Override
  public Class<?> resolve(String className) throws ClassNotFoundException {
    if (!className.equals(reference().className())) {
      throw new ClassNotFoundException(className);
    }
    return code.type(0);
  }

  @Override
  public void close() {
    code.close();
  }
}
