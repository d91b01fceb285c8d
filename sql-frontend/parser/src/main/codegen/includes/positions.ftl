<#-- Positions. -->

/** The position from a first token to the last token consumed. */
JAVACODE SqlParserPos positionFrom(Token first) {
    final Token last = getToken(0);
    return new SqlParserPos(first.beginLine, first.beginColumn, last.endLine, last.endColumn);
}
