package dev.laminar.jdbc;

import dev.laminar.Laminar;
import dev.laminar.ObjectInfo;
import dev.laminar.ObjectInfo.ColumnDetail;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.tree.ObjectKind;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of the objects of a database. They have neither catalog nor schema; the type of each is
 * its kind. Keys are listed where they are enforced, which those of sources are not.
 */
final class ObjectRows {

  private static final Comparator<ObjectInfo> BY_NAME = Comparator.comparing(ObjectInfo::name);

  private final Laminar database;

  ObjectRows(Laminar database) {
    this.database = database;
  }

  private List<ObjectInfo> objects(
      @Nullable String catalog, @Nullable String schema, @Nullable String name) {
    if (!NamePattern.matchesNone(catalog) || !NamePattern.matchesNone(schema)) {
      return List.of();
    }
    NamePattern pattern = new NamePattern(name);
    return database.objects().stream()
        .filter(object -> pattern.matches(object.name()))
        .sorted(BY_NAME)
        .toList();
  }

  /** The object of exactly that name. */
  private List<ObjectInfo> object(@Nullable String catalog, @Nullable String schema, String name) {
    return objects(catalog, schema, null).stream()
        .filter(object -> object.name().equalsIgnoreCase(name))
        .toList();
  }

  ResultSet tables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      String @Nullable [] types) {
    MetaDataRows rows =
        MetaDataRows.of(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "TABLE_TYPE",
            "REMARKS",
            "TYPE_CAT",
            "TYPE_SCHEM",
            "TYPE_NAME",
            "SELF_REFERENCING_COL_NAME",
            "REF_GENERATION");
    Set<String> wanted = types == null ? Set.of() : Set.of(types);
    objects(catalog, schema, name).stream()
        .filter(object -> types == null || wanted.contains(object.kind().sql()))
        .sorted(
            Comparator.comparing((ObjectInfo object) -> object.kind().sql()).thenComparing(BY_NAME))
        .forEach(object ->
            rows.add(
                null,
                null,
                object.name(),
                object.kind().sql(),
                null,
                null,
                null,
                null,
                null,
                null));
    return rows.resultSet();
  }

  ResultSet tableTypes() {
    MetaDataRows rows = MetaDataRows.of("TABLE_TYPE");
    Arrays.stream(ObjectKind.values())
        .filter(kind -> kind != ObjectKind.FUNCTION)
        .map(ObjectKind::sql)
        .sorted()
        .forEach(rows::add);
    return rows.resultSet();
  }

  ResultSet columns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String column) {
    MetaDataRows rows =
        MetaDataRows.of(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "COLUMN_NAME",
            "DATA_TYPE:int",
            "TYPE_NAME",
            "COLUMN_SIZE:int",
            "BUFFER_LENGTH:int",
            "DECIMAL_DIGITS:int",
            "NUM_PREC_RADIX:int",
            "NULLABLE:int",
            "REMARKS",
            "COLUMN_DEF",
            "SQL_DATA_TYPE:int",
            "SQL_DATETIME_SUB:int",
            "CHAR_OCTET_LENGTH:int",
            "ORDINAL_POSITION:int",
            "IS_NULLABLE",
            "SCOPE_CATALOG",
            "SCOPE_SCHEMA",
            "SCOPE_TABLE",
            "SOURCE_DATA_TYPE:short",
            "IS_AUTOINCREMENT",
            "IS_GENERATEDCOLUMN");
    NamePattern pattern = new NamePattern(column);
    for (ObjectInfo object : objects(catalog, schema, name)) {
      for (int i = 0; i < object.columns().size(); i++) {
        ColumnDetail detail = object.columns().get(i);
        if (pattern.matches(detail.name())) {
          addColumn(rows, object, detail, i + 1);
        }
      }
    }
    return rows.resultSet();
  }

  private static void addColumn(
      MetaDataRows rows, ObjectInfo object, ColumnDetail column, int position) {
    DataType type = column.type();
    boolean nullable = type.nullable();
    rows.add(
        null,
        null,
        object.name(),
        column.name(),
        JdbcTypes.code(type.kind()),
        JdbcTypes.name(type),
        JdbcTypes.precision(type),
        null,
        JdbcTypes.scale(type),
        10,
        nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        null,
        column.defaultValue(),
        null,
        null,
        type.isText() || type.isBinary() ? JdbcTypes.precision(type) : null,
        position,
        nullable ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        column.isComputed() ? "YES" : "NO");
  }

  ResultSet primaryKeys(@Nullable String catalog, @Nullable String schema, String table) {
    MetaDataRows rows =
        MetaDataRows.of(
            "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ:short", "PK_NAME");
    for (ObjectInfo object : object(catalog, schema, table)) {
      for (ObjectInfo.Key key : object.keys()) {
        if (key.isPrimary()) {
          // JDBC wants them by name, with their place in the key.
          key.columns().stream()
              .sorted()
              .forEach(column ->
                  rows.add(
                      null,
                      null,
                      object.name(),
                      column,
                      key.columns().indexOf(column) + 1,
                      key.name()));
        }
      }
    }
    return rows.resultSet();
  }

  ResultSet indexes(@Nullable String catalog, @Nullable String schema, String table) {
    MetaDataRows rows =
        MetaDataRows.of(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "NON_UNIQUE:boolean",
            "INDEX_QUALIFIER",
            "INDEX_NAME",
            "TYPE:short",
            "ORDINAL_POSITION:short",
            "COLUMN_NAME",
            "ASC_OR_DESC",
            "CARDINALITY:int",
            "PAGES:int",
            "FILTER_CONDITION");
    for (ObjectInfo object : object(catalog, schema, table)) {
      if (isStored(object.kind())) {
        for (ObjectInfo.Key key : byName(object.keys())) {
          for (int i = 0; i < key.columns().size(); i++) {
            rows.add(
                null,
                null,
                object.name(),
                false,
                null,
                key.name(),
                DatabaseMetaData.tableIndexHashed,
                i + 1,
                key.columns().get(i),
                null,
                null,
                null,
                null);
          }
        }
      }
    }
    return rows.resultSet();
  }

  private static boolean isStored(ObjectKind kind) {
    return kind == ObjectKind.TABLE || kind == ObjectKind.MATERIALIZED_VIEW;
  }

  private static List<ObjectInfo.Key> byName(List<ObjectInfo.Key> keys) {
    return keys.stream().sorted(Comparator.comparing(key -> String.valueOf(key.name()))).toList();
  }

  /** The columns of the primary key of a table. */
  ResultSet rowIdentifier(@Nullable String catalog, @Nullable String schema, String table) {
    MetaDataRows rows =
        MetaDataRows.of(
            "SCOPE:short",
            "COLUMN_NAME",
            "DATA_TYPE:int",
            "TYPE_NAME",
            "COLUMN_SIZE:int",
            "BUFFER_LENGTH:int",
            "DECIMAL_DIGITS:short",
            "PSEUDO_COLUMN:short");
    for (ObjectInfo object : object(catalog, schema, table)) {
      for (ObjectInfo.Key key : object.keys()) {
        for (ColumnDetail column : object.columns()) {
          if (key.isPrimary() && key.columns().contains(column.name())) {
            rows.add(
                DatabaseMetaData.bestRowSession,
                column.name(),
                JdbcTypes.code(column.type().kind()),
                JdbcTypes.name(column.type()),
                JdbcTypes.precision(column.type()),
                null,
                JdbcTypes.scale(column.type()),
                DatabaseMetaData.bestRowNotPseudo);
          }
        }
      }
    }
    return rows.resultSet();
  }

  ResultSet functions(@Nullable String catalog, @Nullable String schema, @Nullable String name) {
    MetaDataRows rows =
        MetaDataRows.of(
            "FUNCTION_CAT",
            "FUNCTION_SCHEM",
            "FUNCTION_NAME",
            "REMARKS",
            "FUNCTION_TYPE:short",
            "SPECIFIC_NAME");
    if (NamePattern.matchesNone(catalog) && NamePattern.matchesNone(schema)) {
      NamePattern pattern = new NamePattern(name);
      for (String function : database.functions()) {
        if (pattern.matches(function)) {
          rows.add(null, null, function, null, DatabaseMetaData.functionNoTable, function);
        }
      }
    }
    return rows.resultSet();
  }
}
