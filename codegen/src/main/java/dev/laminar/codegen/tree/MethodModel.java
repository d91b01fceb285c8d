package dev.laminar.codegen.tree;

import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Supplier;

/**
 * A method of a generated class.
 *
 * @param name {@code <init>} for the constructor
 * @param access who may call it
 * @param isStatic whether it has a receiver
 * @param hot runs once per row or batch: the verifier holds it to "no allocation", the splitter to
 *     its byte budget
 * @param span the SQL it comes from; the lines until the first {@link CodeStatement.Mark}
 * @param comment block comment of the Java view (operator, position, SQL); empty text for none
 */
public record MethodModel(
    String name,
    Access access,
    boolean isStatic,
    boolean isOverride,
    boolean hot,
    ClassDesc returnType,
    List<Local> parameters,
    CodeStatement.Block body,
    SourceSpan span,
    Supplier<String> comment) {

  /** Visibility. */
  public enum Access {
    PUBLIC,
    PRIVATE
  }

  public MethodModel {
    parameters = List.copyOf(parameters);
  }

  public MethodTypeDesc descriptor() {
    return MethodTypeDesc.of(returnType, parameters.stream().map(Local::type).toList());
  }
}
