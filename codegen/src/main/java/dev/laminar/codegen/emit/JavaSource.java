package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.MethodModel;
import java.util.Map;
import java.util.function.Supplier;

/** The Java view of a class, with what its lines stand for. */
public final class JavaSource {

  private final String text;
  private final int[] sqlLines;
  private final Map<Object, Integer> linesByNode;
  private final Supplier<JavaSource> hoisted;

  /**
   * @param sqlLines for each line of the text the line of the SQL, 0 for none
   * @param linesByNode lines of methods and statements, by identity
   */
  JavaSource(
      String text, int[] sqlLines, Map<Object, Integer> linesByNode, Supplier<JavaSource> hoisted) {
    this.text = text;
    this.sqlLines = sqlLines;
    this.linesByNode = linesByNode;
    this.hoisted = hoisted;
  }

  public String text() {
    return text;
  }

  /** The text with locals declared first, line by line the same otherwise. */
  JavaSource hoisted() {
    return hoisted.get();
  }

  public int lineCount() {
    return sqlLines.length;
  }

  /** The SQL line of a line of the text, counted from 1; 0 when there is none. */
  public int sqlLine(int javaLine) {
    return javaLine >= 1 && javaLine <= sqlLines.length ? sqlLines[javaLine - 1] : 0;
  }

  /** Where a statement of the model starts; 0 when it is not shown. */
  int lineOf(CodeStatement statement) {
    return linesByNode.getOrDefault(statement, 0);
  }

  /** Where a method of the model starts. */
  int lineOf(MethodModel method) {
    return linesByNode.getOrDefault(method, 0);
  }
}
