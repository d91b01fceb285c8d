package dev.laminar.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a database has, and what it is. */
final class LaminarMetaData extends NoRows {

  // The functions that JDBC's escapes name (JDBC 4.3, appendix C); those there are, are listed.
  private static final List<String> NUMERIC =
      List.of(
          "ABS",
          "ACOS",
          "ASIN",
          "ATAN",
          "ATAN2",
          "CEILING",
          "COS",
          "COT",
          "DEGREES",
          "EXP",
          "FLOOR",
          "LOG",
          "LOG10",
          "MOD",
          "PI",
          "POWER",
          "RADIANS",
          "RAND",
          "ROUND",
          "SIGN",
          "SIN",
          "SQRT",
          "TAN",
          "TRUNCATE");
  private static final List<String> STRING =
      List.of(
          "ASCII",
          "CHAR",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "CONCAT",
          "DIFFERENCE",
          "INSERT",
          "LCASE",
          "LEFT",
          "LENGTH",
          "LOCATE",
          "LTRIM",
          "OCTET_LENGTH",
          "POSITION",
          "REPEAT",
          "REPLACE",
          "RIGHT",
          "RTRIM",
          "SOUNDEX",
          "SPACE",
          "SUBSTRING",
          "UCASE");
  private static final List<String> TIME_AND_DATE =
      List.of(
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURDATE",
          "CURTIME",
          "DAYNAME",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "EXTRACT",
          "HOUR",
          "MINUTE",
          "MONTH",
          "MONTHNAME",
          "NOW",
          "QUARTER",
          "SECOND",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF",
          "WEEK",
          "YEAR");
  private static final List<String> SYSTEM = List.of("DATABASE", "IFNULL", "USER");

  private final LaminarConnection connection;
  private final ObjectRows objects;

  LaminarMetaData(LaminarConnection connection) {
    this.connection = connection;
    this.objects = new ObjectRows(connection.database());
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getURL() {
    return connection.url();
  }

  @Override
  public String getUserName() {
    return connection.user();
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return connection.isReadOnly();
  }

  @Override
  public String getDatabaseProductName() {
    return "Laminar";
  }

  @Override
  public String getDatabaseProductVersion() {
    return LaminarDriver.MAJOR_VERSION + "." + LaminarDriver.MINOR_VERSION;
  }

  @Override
  public int getDatabaseMajorVersion() {
    return LaminarDriver.MAJOR_VERSION;
  }

  @Override
  public int getDatabaseMinorVersion() {
    return LaminarDriver.MINOR_VERSION;
  }

  @Override
  public String getDriverName() {
    return "Laminar JDBC driver";
  }

  @Override
  public String getDriverVersion() {
    return getDatabaseProductVersion();
  }

  @Override
  public int getDriverMajorVersion() {
    return LaminarDriver.MAJOR_VERSION;
  }

  @Override
  public int getDriverMinorVersion() {
    return LaminarDriver.MINOR_VERSION;
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  public String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  public String getSearchStringEscape() {
    return "\\";
  }

  @Override
  public String getExtraNameCharacters() {
    return "";
  }

  @Override
  public String getSQLKeywords() {
    return String.join(",", connection.database().keywords());
  }

  @Override
  public String getNumericFunctions() {
    return available(NUMERIC);
  }

  @Override
  public String getStringFunctions() {
    return available(STRING);
  }

  @Override
  public String getSystemFunctions() {
    return available(SYSTEM);
  }

  @Override
  public String getTimeDateFunctions() {
    return available(TIME_AND_DATE);
  }

  private String available(List<String> names) {
    TreeSet<String> there = new TreeSet<>(names);
    there.retainAll(connection.database().functions());
    return String.join(",", there);
  }

  @Override
  public String getSchemaTerm() {
    return "";
  }

  @Override
  public String getProcedureTerm() {
    return "";
  }

  @Override
  public String getCatalogTerm() {
    return "";
  }

  @Override
  public String getCatalogSeparator() {
    return "";
  }

  @Override
  public int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  @Override
  public boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  @Override
  public boolean supportsConvert(int from, int to) {
    return false;
  }

  @Override
  public boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public boolean supportsResultSetConcurrency(int type, int concurrency) {
    return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      String @Nullable [] types) {
    return objects.tables(catalog, schema, name, types);
  }

  @Override
  public ResultSet getTableTypes() {
    return objects.tableTypes();
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column) {
    return objects.columns(catalog, schema, table, column);
  }

  @Override
  public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table) {
    return objects.primaryKeys(catalog, schema, table);
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      boolean unique,
      boolean approximate) {
    return objects.indexes(catalog, schema, table);
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      int scope,
      boolean nullable) {
    return objects.rowIdentifier(catalog, schema, table);
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schema, @Nullable String name) {
    return objects.functions(catalog, schema, name);
  }

  @Override
  public ResultSet getTypeInfo() {
    return TypeRows.all();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
