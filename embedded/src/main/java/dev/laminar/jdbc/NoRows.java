package dev.laminar.jdbc;

import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of what there is none of: schemas, procedures, foreign keys, privileges, user's types.
 */
abstract class NoRows extends Limits {

  private static final String[] FOREIGN_KEYS = {
    "PKTABLE_CAT",
    "PKTABLE_SCHEM",
    "PKTABLE_NAME",
    "PKCOLUMN_NAME",
    "FKTABLE_CAT",
    "FKTABLE_SCHEM",
    "FKTABLE_NAME",
    "FKCOLUMN_NAME",
    "KEY_SEQ:short",
    "UPDATE_RULE:short",
    "DELETE_RULE:short",
    "FK_NAME",
    "PK_NAME",
    "DEFERRABILITY:short"
  };

  private static ResultSet none(String... columns) {
    return MetaDataRows.of(columns).resultSet();
  }

  @Override
  public ResultSet getCatalogs() {
    return none("TABLE_CAT");
  }

  @Override
  public ResultSet getSchemas() {
    return none("TABLE_SCHEM", "TABLE_CATALOG");
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) {
    return getSchemas();
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schema, @Nullable String name) {
    return none(
        "PROCEDURE_CAT",
        "PROCEDURE_SCHEM",
        "PROCEDURE_NAME",
        "reserved1",
        "reserved2",
        "reserved3",
        "REMARKS",
        "PROCEDURE_TYPE:short",
        "SPECIFIC_NAME");
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String procedure,
      @Nullable String column) {
    return none(
        "PROCEDURE_CAT",
        "PROCEDURE_SCHEM",
        "PROCEDURE_NAME",
        "COLUMN_NAME",
        "COLUMN_TYPE:short",
        "DATA_TYPE:int",
        "TYPE_NAME",
        "PRECISION:int",
        "LENGTH:int",
        "SCALE:short",
        "RADIX:short",
        "NULLABLE:short",
        "REMARKS",
        "COLUMN_DEF",
        "SQL_DATA_TYPE:int",
        "SQL_DATETIME_SUB:int",
        "CHAR_OCTET_LENGTH:int",
        "ORDINAL_POSITION:int",
        "IS_NULLABLE",
        "SPECIFIC_NAME");
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String function,
      @Nullable String column) {
    return none(
        "FUNCTION_CAT",
        "FUNCTION_SCHEM",
        "FUNCTION_NAME",
        "COLUMN_NAME",
        "COLUMN_TYPE:short",
        "DATA_TYPE:int",
        "TYPE_NAME",
        "PRECISION:int",
        "LENGTH:int",
        "SCALE:short",
        "RADIX:short",
        "NULLABLE:short",
        "REMARKS",
        "CHAR_OCTET_LENGTH:int",
        "ORDINAL_POSITION:int",
        "IS_NULLABLE",
        "SPECIFIC_NAME");
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String catalog, @Nullable String schema, String table, @Nullable String column) {
    return none(
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "COLUMN_NAME",
        "GRANTOR",
        "GRANTEE",
        "PRIVILEGE",
        "IS_GRANTABLE");
  }

  @Override
  public ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return none(
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "GRANTOR",
        "GRANTEE",
        "PRIVILEGE",
        "IS_GRANTABLE");
  }

  @Override
  public ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, String table) {
    return none(
        "SCOPE:short",
        "COLUMN_NAME",
        "DATA_TYPE:int",
        "TYPE_NAME",
        "COLUMN_SIZE:int",
        "BUFFER_LENGTH:int",
        "DECIMAL_DIGITS:short",
        "PSEUDO_COLUMN:short");
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, String table) {
    return none(FOREIGN_KEYS);
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, String table) {
    return none(FOREIGN_KEYS);
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      String parentTable,
      @Nullable String catalog,
      @Nullable String schema,
      String table) {
    return none(FOREIGN_KEYS);
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String type,
      int @Nullable [] types) {
    return none(
        "TYPE_CAT",
        "TYPE_SCHEM",
        "TYPE_NAME",
        "CLASS_NAME",
        "DATA_TYPE:int",
        "REMARKS",
        "BASE_TYPE:short");
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schema, @Nullable String type) {
    return none(
        "TYPE_CAT",
        "TYPE_SCHEM",
        "TYPE_NAME",
        "SUPERTYPE_CAT",
        "SUPERTYPE_SCHEM",
        "SUPERTYPE_NAME");
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return none("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME");
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String type,
      @Nullable String attribute) {
    return none(
        "TYPE_CAT",
        "TYPE_SCHEM",
        "TYPE_NAME",
        "ATTR_NAME",
        "DATA_TYPE:int",
        "ATTR_TYPE_NAME",
        "ATTR_SIZE:int",
        "DECIMAL_DIGITS:int",
        "NUM_PREC_RADIX:int",
        "NULLABLE:int",
        "REMARKS",
        "ATTR_DEF",
        "SQL_DATA_TYPE:int",
        "SQL_DATETIME_SUB:int",
        "CHAR_OCTET_LENGTH:int",
        "ORDINAL_POSITION:int",
        "IS_NULLABLE",
        "SCOPE_CATALOG",
        "SCOPE_SCHEMA",
        "SCOPE_TABLE",
        "SOURCE_DATA_TYPE:short");
  }

  @Override
  public ResultSet getClientInfoProperties() {
    return none("NAME", "MAX_LEN:int", "DEFAULT_VALUE", "DESCRIPTION");
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column) {
    return none(
        "TABLE_CAT",
        "TABLE_SCHEM",
        "TABLE_NAME",
        "COLUMN_NAME",
        "DATA_TYPE:int",
        "COLUMN_SIZE:int",
        "DECIMAL_DIGITS:int",
        "NUM_PREC_RADIX:int",
        "COLUMN_USAGE",
        "REMARKS",
        "CHAR_OCTET_LENGTH:int",
        "IS_NULLABLE");
  }
}
