package dev.laminar.codegen.emit;

/**
 * A JSR-45 source map from lines of the Java view to lines of the SQL text, for debuggers: stratum
 * SQL is the default.
 */
final class SourceMap {

  private SourceMap() {}

  static String of(String javaFile, String sqlFile, JavaSource source) {
    StringBuilder out = new StringBuilder();
    out.append("SMAP\n")
        .append(javaFile)
        .append("\nSQL\n*S SQL\n*F\n1 ")
        .append(sqlFile)
        .append("\n*L\n");
    int line = 1;
    while (line <= source.lineCount()) {
      int sqlLine = source.sqlLine(line);
      int end = line + 1;
      while (end <= source.lineCount() && source.sqlLine(end) == sqlLine) {
        end++;
      }
      if (sqlLine > 0) {
        // One input line becomes `increment` output lines: a repeat count would shift the input
        // lines instead.
        out.append(sqlLine)
            .append("#1,1:")
            .append(line)
            .append(',')
            .append(end - line)
            .append('\n');
      }
      line = end;
    }
    return out.append("*E\n").toString();
  }
}
