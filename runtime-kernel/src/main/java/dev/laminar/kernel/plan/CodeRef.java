package dev.laminar.kernel.plan;

import dev.laminar.kernel.pipeline.ErrorSite;
import java.util.List;

/**
 * A generated class with what one instance of it needs.
 *
 * @param className binary name; statements of one shape may name the same class
 * @param constants values for {@code ConstantTable}, and {@link ParameterEntry} where an execution
 *     has the value
 * @param sites error sites by index
 */
public record CodeRef(String className, List<Object> constants, List<ErrorSite> sites) {

  public CodeRef {
    constants = List.copyOf(constants);
    sites = List.copyOf(sites);
  }
}
