package dev.laminar.codegen.load;

/**
 * Loads the classes of one version of one statement. Its name shows in stack traces; it can be
 * collected with its classes when no statement uses them.
 */
public final class QueryClassLoader extends ClassLoader {

  /**
   * @param query name of the statement, for example {@code q7}
   * @param parent knows the kernel
   */
  public QueryClassLoader(String query, ClassLoader parent) {
    super("query-" + query, parent);
  }

  /** Makes a class of a class file. */
  public Class<?> define(String binaryName, byte[] bytes) {
    return defineClass(binaryName, bytes, 0, bytes.length);
  }
}
