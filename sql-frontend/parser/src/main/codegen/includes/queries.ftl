<#-- What queries have beyond Calcite's: EMIT, TEMPORAL PROBE JOIN, x::type, names of types. -->

/** A query with its EMIT clause, if it has one. */
SqlNode StreamingQuery() :
{
    final Token first;
    final SqlNode query;
    final SqlEmit emit;
}
{
    { first = getToken(1); }
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    (
        emit = EmitClause()
        { return new SqlStreamingQuery(positionFrom(first), query, emit); }
    |
        { return query; }
    )
}

/** [EMIT mode] [ALLOW LATENESS interval] [LATE DATA TO sink], at least one of them. */
SqlEmit EmitClause() :
{
    final Token first;
    SqlEmit.Mode mode = SqlEmit.Mode.DEFAULT;
    SqlNode interval = null;
    SqlNode lateness = null;
    SqlIdentifier lateSink = null;
}
{
    { first = getToken(1); }
    (
        <EMIT>
        (
            LOOKAHEAD(2) <ON> <WINDOW> <CLOSE> { mode = SqlEmit.Mode.ON_WINDOW_CLOSE; }
        |   <ON> <UPDATE> { mode = SqlEmit.Mode.ON_UPDATE; }
        |   <AFTER> <WATERMARK> { mode = SqlEmit.Mode.AFTER_WATERMARK; }
        |   <FINAL> { mode = SqlEmit.Mode.FINAL; }
        |   <CHANGES> { mode = SqlEmit.Mode.CHANGES; }
        |   <EVERY> interval = IntervalLiteral() { mode = SqlEmit.Mode.EVERY; }
        )
        [ <ALLOW> <LATENESS> lateness = IntervalLiteral() ]
        [ <LATE> <DATA> <TO> lateSink = CompoundTableIdentifier() ]
    |
        <ALLOW> <LATENESS> lateness = IntervalLiteral()
        [ <LATE> <DATA> <TO> lateSink = CompoundTableIdentifier() ]
    |
        <LATE> <DATA> <TO> lateSink = CompoundTableIdentifier()
    )
    { return new SqlEmit(positionFrom(first), mode, interval, lateness, lateSink); }
}

/** t TEMPORAL PROBE JOIN m ON (sym) TIMESTAMPS (ts, mts) RANGE FROM 0s TO 60s STEP 5s AS p, or LIST (-5s, 0s, 5s) AS p. */
SqlNode TemporalProbeJoin(SqlNode left) :
{
    final Token first;
    final SqlNode right;
    final SqlNodeList keys;
    final SqlNodeList timestamps;
    SqlNode from;
    SqlNode to;
    SqlNode step;
    SqlNodeList offsets = null;
    final List<SqlNode> list = new ArrayList<SqlNode>();
    boolean range;
    final SqlIdentifier alias;
}
{
    <TEMPORAL> { first = getToken(0); } <PROBE> <JOIN>
    right = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN)
    <ON> keys = ParenthesizedSimpleIdentifierList()
    <TIMESTAMPS> timestamps = ParenthesizedSimpleIdentifierList()
    (
        <RANGE> <FROM> from = ProbeOffset() <TO> to = ProbeOffset() <STEP> step = ProbeOffset()
        {
            range = true;
            list.add(from);
            list.add(to);
            list.add(step);
        }
    |
        <LIST> { range = false; } <LPAREN>
        from = ProbeOffset() { list.add(from); }
        ( <COMMA> from = ProbeOffset() { list.add(from); } )*
        <RPAREN>
    )
    <AS> alias = SimpleIdentifier()
    {
        final SqlParserPos pos = positionFrom(first);
        return new SqlTemporalProbeJoin(pos, left, right, keys, timestamps, range, new SqlNodeList(list, pos), alias);
    }
}

/** 5s, -250ms, or an interval literal. */
SqlNode ProbeOffset() :
{
    final Token first;
    boolean negative = false;
    final SqlNode interval;
    final String number;
    final SqlIdentifier unit;
}
{
    interval = IntervalLiteral() { return interval; }
|
    { first = getToken(1); }
    [ <MINUS> { negative = true; } | <PLUS> ]
    <UNSIGNED_INTEGER_LITERAL> { number = token.image; }
    unit = SimpleIdentifier()
    { return ProbeOffsets.interval(positionFrom(first), negative, number, unit); }
}

/** x::type. */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode dataType;
}
{
    <INFIX_CAST> {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SqlLibraryOperators.INFIX_CAST, getPos()));
    }
    ( <INTERVAL> dataType = IntervalQualifier() | dataType = DataType() ) {
        list.add(dataType);
    }
}

/** x ~ pattern, and its three kin. */
void PosixRegex(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator operator;
}
{
    (
        <REGEX> { operator = SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE; }
    |   <REGEX_IGNORING_CASE> { operator = SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE; }
    |   <NOT_REGEX> { operator = SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE; }
    |   <NOT_REGEX_IGNORING_CASE> {
            operator = SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE;
        }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(operator, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** Names of types that PostgreSQL's users write. */
SqlTypeNameSpec PostgresTypeName() :
{
    final SqlTypeName type;
    int precision = -1;
}
{
    (
        ( <TEXT> | <STRING> ) { type = SqlTypeName.VARCHAR; }
    |   <BYTEA> { type = SqlTypeName.VARBINARY; }
    |   <INT2> { type = SqlTypeName.SMALLINT; }
    |   <INT4> { type = SqlTypeName.INTEGER; }
    |   <INT8> { type = SqlTypeName.BIGINT; }
    |   <FLOAT4> { type = SqlTypeName.REAL; }
    |   ( <FLOAT> | <FLOAT8> ) { type = SqlTypeName.DOUBLE; }
    |   ( <TIMESTAMPTZ> | <TIMESTAMP_LTZ> ) { type = SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE; }
        precision = PrecisionOpt()
    )
    { return new SqlBasicTypeNameSpec(type, precision, getPos()); }
}

/** JSON_ARRAYAGG(…) or JSON_OBJECTAGG(…), [FILTER (WHERE condition)] [OVER window]. */
SqlNode JsonAggregateCall() :
{
    SqlNode node;
    final Span filterSpan;
    final SqlNode filter;
    final Span overSpan;
    final SqlNode over;
}
{
    (
        node = JsonObjectAggFunctionCall()
    |
        node = JsonArrayAggFunctionCall()
    )
    [
        <FILTER> { filterSpan = span(); }
        <LPAREN>
        <WHERE>
        filter = Expression(ExprContext.ACCEPT_SUB_QUERY)
        <RPAREN> {
            node = SqlStdOperatorTable.FILTER.createCall(filterSpan.end(this), node, filter);
        }
    ]
    [
        <OVER> { overSpan = span(); }
        (
            over = SimpleIdentifier()
        |
            over = WindowSpecification()
        )
        {
            node = SqlStdOperatorTable.OVER.createCall(overSpan.end(over), node, over);
        }
    ]
    {
        return node;
    }
}
