package dev.laminar.jdbc;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The types of Laminar, for {@link DatabaseMetaData#getTypeInfo}. */
final class TypeRows {

  private static final int MAX_FRACTION_DIGITS = 6;

  private TypeRows() {}

  static ResultSet all() {
    MetaDataRows rows =
        MetaDataRows.of(
            "TYPE_NAME",
            "DATA_TYPE:int",
            "PRECISION:int",
            "LITERAL_PREFIX",
            "LITERAL_SUFFIX",
            "CREATE_PARAMS",
            "NULLABLE:short",
            "CASE_SENSITIVE:boolean",
            "SEARCHABLE:short",
            "UNSIGNED_ATTRIBUTE:boolean",
            "FIXED_PREC_SCALE:boolean",
            "AUTO_INCREMENT:boolean",
            "LOCAL_TYPE_NAME",
            "MINIMUM_SCALE:short",
            "MAXIMUM_SCALE:short",
            "SQL_DATA_TYPE:int",
            "SQL_DATETIME_SUB:int",
            "NUM_PREC_RADIX:int");
    Arrays.stream(TypeKind.values())
        .filter(kind -> kind != TypeKind.NULL)
        .sorted(Comparator.comparingInt(JdbcTypes::code).thenComparing(JdbcTypes::name))
        .forEach(kind -> add(rows, kind));
    return rows.resultSet();
  }

  private static void add(MetaDataRows rows, TypeKind kind) {
    DataType type =
        kind == TypeKind.DECIMAL
            ? DataType.decimal(DataType.MAX_DECIMAL_DIGITS, 0, true)
            : DataType.of(kind, true);
    String prefix = prefix(kind);
    rows.add(
        JdbcTypes.name(kind),
        JdbcTypes.code(kind),
        JdbcTypes.precision(type),
        prefix,
        prefix == null ? null : "'",
        parameters(kind),
        DatabaseMetaData.typeNullable,
        type.isText(),
        type.isText() ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic,
        !type.isNumeric(),
        false,
        false,
        null,
        0,
        maximumScale(kind),
        null,
        null,
        10);
  }

  private static @Nullable String prefix(TypeKind kind) {
    return switch (kind) {
      case CHAR, VARCHAR -> "'";
      case BINARY, VARBINARY -> "X'";
      case DATE -> "DATE '";
      case TIME -> "TIME '";
      case TIMESTAMP -> "TIMESTAMP '";
      default -> null;
    };
  }

  private static @Nullable String parameters(TypeKind kind) {
    return switch (kind) {
      case DECIMAL -> "precision,scale";
      case CHAR, VARCHAR, BINARY, VARBINARY -> "length";
      case TIME, TIMESTAMP, TIMESTAMP_LTZ -> "precision";
      default -> null;
    };
  }

  private static int maximumScale(TypeKind kind) {
    return switch (kind) {
      case DECIMAL -> DataType.MAX_DECIMAL_DIGITS;
      case TIME, TIMESTAMP, TIMESTAMP_LTZ -> MAX_FRACTION_DIGITS;
      default -> 0;
    };
  }
}
