package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.statement.ScriptText;
import org.apache.calcite.sql.SqlIdentifier;

/** Names of objects. */
public final class Names {

  private Names() {}

  /**
   * The one part of an object's name.
   *
   * @throws LaminarException INVALID_STATEMENT when it has more
   */
  public static String object(ScriptText script, SqlIdentifier name) {
    if (!name.isSimple()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'" + name + "' has more than one part: there are no schemas",
          script.span(name),
          "quote the name if the point belongs to it");
    }
    return name.getSimple();
  }
}
