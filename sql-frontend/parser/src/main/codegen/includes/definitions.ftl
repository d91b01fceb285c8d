<#-- CREATE, DROP, ALTER and what they are made of. -->

SqlNode CreateStatement() :
{
    final Token first;
    boolean replace = false;
    final SqlNode node;
}
{
    <CREATE> { first = getToken(0); }
    [ <OR> <REPLACE> { replace = true; } ]
    (
        node = CreateSource(first, replace)
    |   node = CreateContinuousQuery(first, replace)
    |   node = CreateSink(first, replace)
    |   node = CreateTable(first, replace)
    |   node = CreateLookupTable(first, replace)
    |   node = CreateFunction(first, replace)
    )
    { return node; }
}

boolean IfNotExists() :
{
}
{
    LOOKAHEAD(3) <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

SqlNode CreateSource(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlNodeList elements;
    SqlConnector connector = null;
    SqlConnector format = null;
    SqlNodeList optionNodes = SqlNodeList.EMPTY;
}
{
    <SOURCE>
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    elements = SourceElements()
    [
        <FROM> connector = Connector()
        [ <FORMAT> format = Connector() ]
    ]
    [ <WITH> optionNodes = OptionList() ]
    {
        return new SqlCreateSource(positionFrom(first), replace, ifNotExists, name, elements,
            new SqlConnection(connector, format, optionNodes));
    }
}

SqlNode CreateContinuousQuery(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final ObjectKind kind;
    final SqlIdentifier name;
    SqlNodeList columns = SqlNodeList.EMPTY;
    SqlNodeList optionNodes = SqlNodeList.EMPTY;
    final SqlNode query;
}
{
    (
        <STREAM> { kind = ObjectKind.STREAM; }
    |   <MATERIALIZED> <VIEW> { kind = ObjectKind.MATERIALIZED_VIEW; }
    )
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    [ columns = ParenthesizedSimpleIdentifierList() ]
    [ <WITH> optionNodes = OptionList() ]
    <AS> query = StreamingQuery()
    {
        return new SqlCreateQuery(positionFrom(first), kind, replace, ifNotExists, name, columns, optionNodes,
            query);
    }
}

SqlNode CreateSink(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    SqlIdentifier from = null;
    SqlConnector connector = null;
    SqlConnector format = null;
    SqlNodeList optionNodes = SqlNodeList.EMPTY;
    SqlNode query = null;
}
{
    <SINK>
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    [ <FROM> from = CompoundTableIdentifier() ]
    [
        <INTO> connector = Connector()
        [ <FORMAT> format = Connector() ]
    ]
    [ <WITH> optionNodes = OptionList() ]
    [ <AS> query = StreamingQuery() ]
    {
        return new SqlCreateSink(positionFrom(first), replace, ifNotExists, name, from,
            new SqlConnection(connector, format, optionNodes), query);
    }
}

SqlNode CreateTable(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlNodeList elements;
}
{
    <TABLE>
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    elements = TableElements()
    { return new SqlCreateTable(positionFrom(first), replace, ifNotExists, name, elements); }
}

SqlNode CreateLookupTable(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlNodeList elements;
    SqlConnector connector = null;
    SqlConnector format = null;
    SqlNodeList optionNodes = SqlNodeList.EMPTY;
}
{
    <LOOKUP> <TABLE>
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    elements = SourceElements()
    [
        <FROM> connector = Connector()
        [ <FORMAT> format = Connector() ]
    ]
    [ <WITH> optionNodes = OptionList() ]
    {
        return new SqlCreateLookupTable(positionFrom(first), replace, ifNotExists, name, elements,
            new SqlConnection(connector, format, optionNodes));
    }
}

SqlNode CreateFunction(Token first, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlNode className;
}
{
    <FUNCTION>
    ifNotExists = IfNotExists()
    name = CompoundTableIdentifier()
    <AS> className = StringLiteral()
    { return new SqlCreateFunction(positionFrom(first), replace, ifNotExists, name, className); }
}

SqlNodeList SourceElements() :
{
    final Token first;
    final List<SqlNode> elements = new ArrayList<SqlNode>();
}
{
    <LPAREN> { first = getToken(0); }
    AddSourceElement(elements)
    ( <COMMA> AddSourceElement(elements) )*
    <RPAREN>
    { return new SqlNodeList(elements, positionFrom(first)); }
}

void AddSourceElement(List<SqlNode> elements) :
{
    final Token first;
    final SqlIdentifier name;
    final SqlNode expression;
    final SqlNodeList columns;
}
{
    { first = getToken(1); }
    (
        LOOKAHEAD(<WATERMARK> <FOR>)
        <WATERMARK> <FOR> name = SimpleIdentifier()
        (
            <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
        |
            { expression = null; }
        )
        { elements.add(new SqlWatermark(positionFrom(first), name, expression)); }
    |
        <PRIMARY> <KEY> columns = ParenthesizedSimpleIdentifierList() NotEnforced()
        { elements.add(new SqlPrimaryKey(positionFrom(first), columns)); }
    |
        LOOKAHEAD(SimpleIdentifier() <AS>)
        name = SimpleIdentifier() <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
        { elements.add(new SqlComputedColumn(positionFrom(first), name, expression)); }
    |
        ColumnDefinition(elements)
    )
}

void NotEnforced() :
{
}
{
    [ <NOT> <ENFORCED> ]
}

/** INTERVAL DAY TO SECOND as the type of a column; in CAST it is a qualifier to Calcite. */
SqlDataTypeSpec IntervalType() :
{
    final Token first;
    final SqlIntervalQualifier qualifier;
}
{
    <INTERVAL> { first = getToken(0); }
    qualifier = IntervalQualifier()
    {
        return new SqlDataTypeSpec(
            new IntervalTypeName(qualifier, positionFrom(first)), positionFrom(first));
    }
}

/** Adds a column; a PRIMARY KEY written in it is added as a constraint of its own. */
void ColumnDefinition(List<SqlNode> elements) :
{
    final Token first;
    Token second;
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    boolean nullable = true;
    SqlNode primaryKey = null;
}
{
    { first = getToken(1); }
    name = SimpleIdentifier()
    ( type = IntervalType() | type = DataType() )
    (
        LOOKAHEAD(2) <NOT> <NULL> { nullable = false; }
    |
        <NULL>
    |
        <PRIMARY> { second = getToken(0); } <KEY> NotEnforced()
        { primaryKey = new SqlPrimaryKey(positionFrom(second), SqlNodeList.of(name)); }
    )*
    {
        elements.add(new SqlColumn(positionFrom(first), name, type, nullable));
        if (primaryKey != null) {
            elements.add(primaryKey);
        }
    }
}

SqlNodeList TableElements() :
{
    final Token first;
    final List<SqlNode> elements = new ArrayList<SqlNode>();
}
{
    <LPAREN> { first = getToken(0); }
    AddTableElement(elements)
    ( <COMMA> AddTableElement(elements) )*
    <RPAREN>
    { return new SqlNodeList(elements, positionFrom(first)); }
}

void AddTableElement(List<SqlNode> elements) :
{
    final Token first;
    final SqlIdentifier name;
    final SqlNodeList columns;
}
{
    { first = getToken(1); }
    (
        LOOKAHEAD({ Lookahead.isTableConstraint(getToken(1).kind, getToken(2).kind) })
        name = ConstraintName()
        (
            <PRIMARY> <KEY> columns = ParenthesizedSimpleIdentifierList()
            { elements.add(SqlTableKey.primary(positionFrom(first), name, columns)); }
        |
            <UNIQUE> columns = ParenthesizedSimpleIdentifierList()
            { elements.add(SqlTableKey.unique(positionFrom(first), name, columns)); }
        |
            AddTableCheck(first, name, elements)
        )
    |
        TableColumn(elements)
    )
}

SqlIdentifier ConstraintName() :
{
    final SqlIdentifier name;
}
{
    <CONSTRAINT> name = SimpleIdentifier() { return name; }
|
    { return null; }
}

void AddTableCheck(Token first, SqlIdentifier name, List<SqlNode> elements) :
{
    final SqlNode condition;
}
{
    <CHECK> <LPAREN> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { elements.add(new SqlTableCheck(positionFrom(first), name, condition)); }
}

/** Adds a column; the constraints written in it are added after it, each as one of its own. */
void TableColumn(List<SqlNode> elements) :
{
    final Token first;
    Token second;
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    boolean nullable = true;
    SqlNode defaultValue = null;
    SqlIdentifier constraintName;
    final List<SqlNode> constraints = new ArrayList<SqlNode>();
}
{
    { first = getToken(1); }
    name = SimpleIdentifier()
    type = DataType()
    (
        <NOT> <NULL> { nullable = false; }
    |
        <NULL>
    |
        <DEFAULT_> defaultValue = Expression(ExprContext.ACCEPT_SUB_QUERY)
    |
        { second = getToken(1); }
        constraintName = ConstraintName()
        (
            <PRIMARY> <KEY>
            { constraints.add(SqlTableKey.primary(positionFrom(second), constraintName, SqlNodeList.of(name))); }
        |
            <UNIQUE>
            { constraints.add(SqlTableKey.unique(positionFrom(second), constraintName, SqlNodeList.of(name))); }
        |
            AddTableCheck(second, constraintName, constraints)
        )
    )*
    {
        elements.add(new SqlTableColumn(positionFrom(first), name, type, nullable, defaultValue));
        elements.addAll(constraints);
    }
}

/** KAFKA (topic = 'trades', …): the name of a connector or format with its options. */
SqlConnector Connector() :
{
    final SqlIdentifier name;
    SqlNodeList optionNodes = SqlNodeList.EMPTY;
}
{
    name = SimpleIdentifier()
    [ optionNodes = OptionList() ]
    { return new SqlConnector(Span.of(name).end(this), name, optionNodes); }
}

SqlNodeList OptionList() :
{
    final Token first;
    final List<SqlNode> optionNodes = new ArrayList<SqlNode>();
}
{
    <LPAREN> { first = getToken(0); }
    [
        AddOption(optionNodes)
        ( <COMMA> AddOption(optionNodes) )*
    ]
    <RPAREN>
    { return new SqlNodeList(optionNodes, positionFrom(first)); }
}

void AddOption(List<SqlNode> optionNodes) :
{
    final SqlNode key;
    final SqlNode value;
}
{
    key = OptionKey() <EQ> value = OptionValue()
    { optionNodes.add(new SqlOption(Span.of(key, value).pos(), key, value)); }
}

SqlNode OptionKey() :
{
    final SqlNode key;
}
{
    (
        key = StringLiteral()
    |
        key = CompoundIdentifier()
    |
        <ROWS> { key = new SqlIdentifier("rows", getPos()); }
    )
    { return key; }
}

SqlNode OptionValue() :
{
    final SqlNode value;
}
{
    (
        LOOKAHEAD(2) value = Literal()
    |
        <ON> { value = new SqlIdentifier("on", getPos()); }
    |
        value = CompoundIdentifier()
    )
    { return value; }
}

SqlNode DropStatement() :
{
    final Token first;
    final ObjectKind kind;
    boolean ifExists = false;
    final SqlIdentifier name;
    boolean cascade = false;
}
{
    <DROP> { first = getToken(0); }
    kind = ObjectKind()
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = CompoundTableIdentifier()
    [ <CASCADE> { cascade = true; } | <RESTRICT> ]
    { return new SqlDropObject(positionFrom(first), kind, ifExists, name, cascade); }
}

ObjectKind ObjectKind() :
{
}
{
    <SOURCE> { return ObjectKind.SOURCE; }
|   <STREAM> { return ObjectKind.STREAM; }
|   <MATERIALIZED> <VIEW> { return ObjectKind.MATERIALIZED_VIEW; }
|   <SINK> { return ObjectKind.SINK; }
|   <LOOKUP> <TABLE> { return ObjectKind.LOOKUP_TABLE; }
|   <TABLE> { return ObjectKind.TABLE; }
|   <FUNCTION> { return ObjectKind.FUNCTION; }
}

SqlNode AlterStatement() :
{
    final Token first;
    final SqlIdentifier name;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final SqlNodeList optionNodes;
}
{
    <ALTER> { first = getToken(0); }
    <SOURCE> name = CompoundTableIdentifier()
    (
        <ADD> [ <COLUMN> ] ColumnDefinition(columns)
        { return new SqlAlterSource(positionFrom(first), name, columns.get(0), SqlNodeList.EMPTY); }
    |
        <SET> optionNodes = OptionList()
        { return new SqlAlterSource(positionFrom(first), name, null, optionNodes); }
    )
}
