package dev.laminar.codegen.load;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads the classes of one version of one statement. Its name shows in stack traces; it can be
 * collected with its classes when no statement uses them. It finds the classes of functions that
 * users wrote as they are, of whatever class loader.
 */
public final class QueryClassLoader extends ClassLoader {

  private final Map<String, Class<?>> linked = new HashMap<>();

  /**
   * @param query name of the statement, for example {@code q7}
   * @param parent knows the kernel
   * @param linked classes of the user's
   * @throws LaminarException when two of them have one name
   */
  public QueryClassLoader(String query, ClassLoader parent, Collection<Class<?>> linked) {
    super("query-" + query, parent);
    for (Class<?> type : linked) {
      Class<?> other = this.linked.put(type.getName(), type);
      if (other != null && other != type) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "the functions of one statement are from two classes " + type.getName(),
            SourceSpan.NONE,
            "create them again from one of the two");
      }
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> users = linked.get(name);
    return users == null ? super.loadClass(name, resolve) : users;
  }

  /** Makes a class of a class file. */
  public Class<?> define(String binaryName, byte[] bytes) {
    return defineClass(binaryName, bytes, 0, bytes.length);
  }
}
