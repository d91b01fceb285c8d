<#-- Scripts, and statements that define nothing. -->

/** A script: statements separated by semicolons, each with the span of its text. */
List<ScriptStatement> Script() :
{
    final List<ScriptStatement> statements = new ArrayList<ScriptStatement>();
}
{
    ( <SEMICOLON> )*
    [
        LOOKAHEAD({ getToken(1).kind != EOF })
        AddScriptStatement(statements)
        (
            ( LOOKAHEAD(1) <SEMICOLON> )+
            [
                LOOKAHEAD({ getToken(1).kind != EOF })
                AddScriptStatement(statements)
            ]
        )*
    ]
    <EOF>
    { return statements; }
}

void AddScriptStatement(List<ScriptStatement> statements) :
{
    final Token first;
    final SqlNode node;
}
{
    { first = getToken(1); nDynamicParams = 0; }
    node = LaminarStatement()
    { statements.add(new ScriptStatement(node, positionFrom(first))); }
}

/** One statement of Laminar. Anything that begins none is refused here, with the words that begin one. */
SqlNode LaminarStatement() :
{
    final SqlNode node;
}
{
    (
        LOOKAHEAD({ Lookahead.isQuery(getToken(1).kind) }) node = StreamingQuery()
    |   node = CreateStatement()
    |   node = DropStatement()
    |   node = AlterStatement()
    |   node = InsertStatement()
    |   node = SqlUpdate()
    |   node = SqlDelete()
    |   node = TruncateStatement()
    |   node = ExplainStatement()
    |   node = DescribeStatement()
    |   node = DiagnoseStatement()
    |   node = ShowStatement()
    |   node = SetStatement()
    |   node = SubscribeStatement()
    |   node = DeclareStatement()
    |   node = FetchStatement()
    |   node = CloseStatement()
    |   node = ControlStatement()
    |   node = CheckpointStatement()
    |   node = RestoreStatement()
    )
    { return node; }
}

SqlNode InsertStatement() :
{
    final SqlInsert insert;
    final SqlNode statement;
    final SqlEmit emit;
    final SqlOnConflict onConflict;
}
{
    statement = SqlInsert()
    { insert = (SqlInsert) statement; }
    (
        emit = EmitClause() {
            return new SqlInsert(Span.of(insert, emit).pos(), (SqlNodeList) insert.getOperandList().get(0),
                insert.getTargetTable(),
                new SqlStreamingQuery(Span.of(insert.getSource(), emit).pos(), insert.getSource(), emit),
                insert.getTargetColumnList());
        }
    |
        onConflict = OnConflict()
        { return new SqlInsertOnConflict(Span.of(insert, onConflict).pos(), insert, onConflict); }
    |
        { return statement; }
    )
}

/** ON CONFLICT [(column, …)] DO NOTHING, or DO UPDATE SET column = expression, … [WHERE condition]. */
SqlOnConflict OnConflict() :
{
    final Token first;
    SqlNodeList target = null;
    final SqlNodeList columns;
    final SqlNodeList values;
    SqlNode where = null;
}
{
    <ON> { first = getToken(0); } <CONFLICT>
    [ target = ParenthesizedSimpleIdentifierList() ]
    <DO>
    (
        <NOTHING>
        { return new SqlOnConflict(positionFrom(first), target, SqlNodeList.EMPTY, SqlNodeList.EMPTY, null); }
    |
        <UPDATE> <SET>
        { columns = new SqlNodeList(getPos()); values = new SqlNodeList(getPos()); }
        AddAssignment(columns, values)
        ( <COMMA> AddAssignment(columns, values) )*
        [ where = Where() ]
        { return new SqlOnConflict(positionFrom(first), target, columns, values, where); }
    )
}

void AddAssignment(SqlNodeList columns, SqlNodeList values) :
{
    final SqlIdentifier column;
}
{
    column = CompoundIdentifier() { columns.add(column); }
    <EQ> AddAssigned(values)
}

/** What SET gives a column: an expression, or the word DEFAULT. */
void AddAssigned(List<SqlNode> values) :
{
    final SqlNode value;
}
{
    value = Default() { values.add(value); }
|
    AddExpression(values, ExprContext.ACCEPT_SUB_QUERY)
}

SqlNode TruncateStatement() :
{
    final Token first;
    final SqlIdentifier name;
}
{
    <TRUNCATE> { first = getToken(0); }
    [ <TABLE> ] name = CompoundTableIdentifier()
    { return new SqlTruncateTable(positionFrom(first), name); }
}

SqlNode ExplainStatement() :
{
    final Token first;
    SqlExplainStatement.Level level = SqlExplainStatement.Level.PHYSICAL;
    final SqlNode statement;
    final SqlIdentifier name;
}
{
    <EXPLAIN> { first = getToken(0); }
    [
        <LOGICAL> { level = SqlExplainStatement.Level.LOGICAL; }
    |   <PHYSICAL> { level = SqlExplainStatement.Level.PHYSICAL; }
    |   <CODEGEN> { level = SqlExplainStatement.Level.CODEGEN; }
    |   <BYTECODE> { level = SqlExplainStatement.Level.BYTECODE; }
    |   <ANALYZE> { level = SqlExplainStatement.Level.ANALYZE; }
        [
            LOOKAHEAD(CompoundTableIdentifier() ( <SEMICOLON> | <EOF> ))
            name = CompoundTableIdentifier()
            { return new SqlReport(positionFrom(first), SqlReport.Kind.ANALYZE, name); }
        ]
    ]
    statement = LaminarStatement()
    { return new SqlExplainStatement(positionFrom(first), level, statement); }
}

SqlNode DiagnoseStatement() :
{
    final Token first;
    final SqlIdentifier name;
}
{
    <DIAGNOSE> { first = getToken(0); }
    name = CompoundTableIdentifier()
    { return new SqlReport(positionFrom(first), SqlReport.Kind.DIAGNOSE, name); }
}

SqlNode DescribeStatement() :
{
    final Token first;
    boolean extended = false;
    final SqlIdentifier name;
}
{
    <DESCRIBE> { first = getToken(0); }
    [ LOOKAHEAD(<EXTENDED> SimpleIdentifier()) <EXTENDED> { extended = true; } ]
    name = CompoundTableIdentifier()
    { return new SqlDescribe(positionFrom(first), extended, name); }
}

SqlNode ShowStatement() :
{
    final Token first;
    final SqlShow.Subject subject;
    final SqlIdentifier name;
}
{
    <SHOW> { first = getToken(0); }
    (
        <CREATE> [ LOOKAHEAD(ObjectKind() SimpleIdentifier()) ObjectKind() ] name = CompoundTableIdentifier()
        { return new SqlShow(positionFrom(first), SqlShow.Subject.CREATE, name); }
    |
        <CODE> <FOR> name = CompoundTableIdentifier()
        { return new SqlShow(positionFrom(first), SqlShow.Subject.CODE, name); }
    |
        (
            <SOURCES> { subject = SqlShow.Subject.SOURCES; }
        |   <STREAMS> { subject = SqlShow.Subject.STREAMS; }
        |   <SINKS> { subject = SqlShow.Subject.SINKS; }
        |   <TABLES> { subject = SqlShow.Subject.TABLES; }
        |   <MATERIALIZED> <VIEWS> { subject = SqlShow.Subject.MATERIALIZED_VIEWS; }
        |   <QUERIES> { subject = SqlShow.Subject.QUERIES; }
        |   <FUNCTIONS> { subject = SqlShow.Subject.FUNCTIONS; }
        |   <CHECKPOINTS> { subject = SqlShow.Subject.CHECKPOINTS; }
        |   <RUNTIME> { subject = SqlShow.Subject.RUNTIME; }
        )
        { return new SqlShow(positionFrom(first), subject, null); }
    )
}

/** SET key = value. */
SqlNode SetStatement() :
{
    final Token first;
    final SqlNode key;
    final SqlNode value;
}
{
    <SET> { first = getToken(0); }
    key = OptionKey() ( <EQ> | <TO> ) value = OptionValue()
    { return new SqlSetVariable(positionFrom(first), new SqlOption(positionFrom(first), key, value)); }
}

SqlSubscribe SubscribeStatement() :
{
    final Token first;
    final SqlIdentifier name;
    SqlNumericLiteral epoch = null;
    SqlNode where = null;
}
{
    <SUBSCRIBE> { first = getToken(0); }
    name = CompoundTableIdentifier()
    [ <AS> <OF> <EPOCH> epoch = UnsignedNumericLiteral() ]
    [ where = Where() ]
    { return new SqlSubscribe(positionFrom(first), name, epoch, where); }
}

SqlNode DeclareStatement() :
{
    final Token first;
    final SqlIdentifier name;
    final SqlSubscribe subscribe;
}
{
    <DECLARE> { first = getToken(0); }
    name = SimpleIdentifier() <CURSOR> <FOR> subscribe = SubscribeStatement()
    { return new SqlDeclareCursor(positionFrom(first), name, subscribe); }
}

SqlNode FetchStatement() :
{
    final Token first;
    SqlNumericLiteral count;
    final SqlIdentifier name;
}
{
    <FETCH> { first = getToken(0); count = SqlLiteral.createExactNumeric("1", getPos()); }
    [ count = UnsignedNumericLiteral() | <ALL> { count = null; } ]
    <FROM> name = SimpleIdentifier()
    { return new SqlFetch(positionFrom(first), count, name); }
}

SqlNode CloseStatement() :
{
    final Token first;
    SqlIdentifier name = null;
}
{
    <CLOSE> { first = getToken(0); }
    ( <ALL> | name = SimpleIdentifier() )
    { return new SqlCloseCursor(positionFrom(first), name); }
}

SqlNode ControlStatement() :
{
    final Token first;
    final SqlControlQuery.Action action;
    final SqlIdentifier name;
}
{
    (
        <PAUSE> { action = SqlControlQuery.Action.PAUSE; }
    |   <RESUME> { action = SqlControlQuery.Action.RESUME; }
    )
    { first = getToken(0); }
    name = CompoundTableIdentifier()
    { return new SqlControlQuery(positionFrom(first), action, name); }
}

SqlNode CheckpointStatement() :
{
}
{
    <CHECKPOINT> { return new SqlCheckpoint(getPos()); }
}

SqlNode RestoreStatement() :
{
    final Token first;
    final SqlNumericLiteral number;
}
{
    <RESTORE> { first = getToken(0); }
    <FROM> <CHECKPOINT> number = UnsignedNumericLiteral()
    { return new SqlRestore(positionFrom(first), number); }
}
