package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.SqlEmit;

/**
 * When rows come out, as the query says it. Which modes are executed is the compiler's to say.
 *
 * @param mode DEFAULT when there is no EMIT
 * @param span the clause from EMIT to its end; {@link SourceSpan#NONE} when there is none
 * @param intervalUs of EMIT EVERY, else 0
 * @param latenessUs of ALLOW LATENESS, else 0
 * @param latenessSpan the interval of ALLOW LATENESS
 * @param lateSink of LATE DATA TO; empty when late rows are dropped
 * @param lateSinkSpan the name after LATE DATA TO
 */
public record EmitClause(
    SqlEmit.Mode mode,
    SourceSpan span,
    long intervalUs,
    long latenessUs,
    SourceSpan latenessSpan,
    String lateSink,
    SourceSpan lateSinkSpan) {

  public static final EmitClause NONE =
      new EmitClause(
          SqlEmit.Mode.DEFAULT, SourceSpan.NONE, 0, 0, SourceSpan.NONE, "", SourceSpan.NONE);
}
