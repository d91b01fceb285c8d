package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlJsonArrayFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/** JSON_OBJECT and JSON_ARRAY without limit: Calcite's are VARCHAR(2000). */
public final class JsonConstructors {

  public static final SqlFunction OBJECT =
      new SqlJsonObjectFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
          return text(call);
        }
      };

  public static final SqlFunction ARRAY =
      new SqlJsonArrayFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
          return text(call);
        }
      };

  private JsonConstructors() {}

  private static RelDataType text(SqlOperatorBinding call) {
    return call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
  }
}
