package dev.laminar.sql.function;

import dev.laminar.sql.parser.GroupWindowOperators;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * The operators and functions that validate: our own, the standard's, PostgreSQL's, and well-known
 * ones of others.
 */
public final class FunctionLibrary {

  public static final SqlOperator FIRST_VALUE = new FirstLastFunction(SqlKind.FIRST_VALUE);
  public static final SqlOperator LAST_VALUE = new FirstLastFunction(SqlKind.LAST_VALUE);

  private static final List<SqlOperator> OWN =
      List.of(
          FIRST_VALUE,
          LAST_VALUE,
          nthValue(),
          tiles(),
          new ShiftFunction(SqlKind.LAG),
          new ShiftFunction(SqlKind.LEAD),
          WindowTableFunction.TUMBLE,
          WindowTableFunction.HOP,
          WindowTableFunction.CUMULATE,
          WindowTableFunction.SESSION,
          pad(SqlLibraryOperators.LPAD),
          pad(SqlLibraryOperators.RPAD),
          concatWithSeparator(),
          regexpCount(),
          makeDate(),
          new JsonChangeFunction("JSON_SET", 2),
          new JsonChangeFunction("JSON_INSERT", 2),
          new JsonChangeFunction("JSON_REPLACE", 2),
          new JsonChangeFunction("JSON_REMOVE", 1),
          JsonConstructors.OBJECT,
          JsonConstructors.ARRAY,
          MinusOperator.INSTANCE,
          ClockFunction.named("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
          ClockFunction.called("NOW", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
          ClockFunction.named("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP),
          ClockFunction.named("CURRENT_DATE", SqlTypeName.DATE),
          ClockFunction.named("CURRENT_TIME", SqlTypeName.TIME),
          ClockFunction.named("LOCALTIME", SqlTypeName.TIME),
          CurrentWatermarkFunction.INSTANCE,
          GroupWindowOperators.TUMBLE,
          GroupWindowOperators.TUMBLE_START,
          GroupWindowOperators.TUMBLE_END);

  /** Functions of other systems that users expect. */
  private static final List<SqlOperator> OTHERS =
      List.of(
          SqlLibraryOperators.IF,
          SqlLibraryOperators.NVL,
          SqlLibraryOperators.IFNULL,
          SqlLibraryOperators.LEN,
          SqlLibraryOperators.SPLIT,
          SqlLibraryOperators.INSTR,
          SqlLibraryOperators.ENDS_WITH,
          SqlLibraryOperators.STARTSWITH,
          SqlLibraryOperators.ENDSWITH,
          SqlLibraryOperators.REGEXP_CONTAINS,
          SqlLibraryOperators.REGEXP_EXTRACT,
          SqlLibraryOperators.REGEXP_SUBSTR,
          SqlLibraryOperators.REGEXP_INSTR,
          SqlLibraryOperators.TO_TIMESTAMP,
          SqlLibraryOperators.TIMESTAMP_SECONDS,
          SqlLibraryOperators.TIMESTAMP_MILLIS,
          SqlLibraryOperators.TIMESTAMP_MICROS,
          SqlLibraryOperators.UNIX_SECONDS,
          SqlLibraryOperators.UNIX_MILLIS,
          SqlLibraryOperators.UNIX_MICROS,
          SqlLibraryOperators.UNIX_DATE,
          SqlLibraryOperators.DATE_FROM_UNIX_DATE,
          SqlLibraryOperators.BIT_LENGTH,
          SqlLibraryOperators.MAX_BY,
          SqlLibraryOperators.MIN_BY,
          SqlLibraryOperators.COUNTIF,
          SqlLibraryOperators.MD5,
          SqlLibraryOperators.SHA1,
          SqlLibraryOperators.SHA256,
          SqlLibraryOperators.SHA512,
          SqlLibraryOperators.CRC32,
          SqlLibraryOperators.TO_HEX,
          SqlLibraryOperators.FROM_HEX,
          SqlLibraryOperators.TO_BASE64,
          SqlLibraryOperators.FROM_BASE64,
          SqlLibraryOperators.REVERSE,
          SqlLibraryOperators.SPACE,
          SqlLibraryOperators.LEVENSHTEIN,
          SqlLibraryOperators.LOG2,
          SqlLibraryOperators.IS_NAN,
          SqlLibraryOperators.IS_INF,
          SqlLibraryOperators.SAFE_CAST,
          SqlLibraryOperators.TRY_CAST,
          SqlLibraryOperators.INFIX_CAST);

  /**
   * Names for which ours stand, or whose type the kernel does not have (PostgreSQL's TO_TIMESTAMP
   * has a time zone).
   */
  private static final List<SqlOperator> REPLACED =
      List.of(
          SqlStdOperatorTable.FIRST_VALUE,
          SqlStdOperatorTable.LAST_VALUE,
          SqlStdOperatorTable.NTH_VALUE,
          SqlStdOperatorTable.LAG,
          SqlStdOperatorTable.LEAD,
          SqlStdOperatorTable.NTILE,
          SqlStdOperatorTable.MINUS,
          SqlStdOperatorTable.CURRENT_TIMESTAMP,
          SqlStdOperatorTable.LOCALTIMESTAMP,
          SqlStdOperatorTable.CURRENT_DATE,
          SqlStdOperatorTable.CURRENT_TIME,
          SqlStdOperatorTable.LOCALTIME,
          SqlStdOperatorTable.TUMBLE,
          SqlStdOperatorTable.TUMBLE_OLD,
          SqlStdOperatorTable.TUMBLE_START,
          SqlStdOperatorTable.TUMBLE_END,
          SqlStdOperatorTable.HOP,
          SqlStdOperatorTable.HOP_OLD,
          SqlStdOperatorTable.HOP_START,
          SqlStdOperatorTable.HOP_END,
          SqlStdOperatorTable.SESSION,
          SqlStdOperatorTable.SESSION_OLD,
          SqlStdOperatorTable.SESSION_START,
          SqlStdOperatorTable.SESSION_END,
          SqlLibraryOperators.LPAD,
          SqlLibraryOperators.RPAD,
          SqlLibraryOperators.CONCAT_WS_POSTGRESQL,
          SqlLibraryOperators.JSON_SET,
          SqlLibraryOperators.JSON_INSERT,
          SqlLibraryOperators.JSON_REPLACE,
          SqlLibraryOperators.JSON_REMOVE,
          SqlStdOperatorTable.JSON_OBJECT,
          SqlStdOperatorTable.JSON_ARRAY,
          SqlLibraryOperators.TO_TIMESTAMP_PG);

  private static final SqlOperatorTable TABLE = new OperatorTable(all());

  private FunctionLibrary() {}

  /** Calcite's types the result NOT NULL whatever the arguments are. */
  private static SqlOperator pad(SqlFunction calcite) {
    return SqlBasicFunction.create(
        calcite.getName(),
        ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.TO_NULLABLE),
        OperandTypes.STRING_NUMERIC_OPTIONAL_STRING,
        SqlFunctionCategory.STRING);
  }

  /** Calcite takes the width of a number for that of its text. */
  private static SqlOperator concatWithSeparator() {
    return SqlBasicFunction.create(
            "CONCAT_WS",
            ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.ARG0_NULLABLE),
            OperandTypes.STRING_FIRST_OBJECT_REPEAT,
            SqlFunctionCategory.STRING)
        .withKind(SqlKind.CONCAT_WS_POSTGRESQL);
  }

  /** {@code REGEXP_COUNT(text, pattern [, start])}, which Calcite has not. */
  private static SqlOperator regexpCount() {
    return SqlBasicFunction.create(
        "REGEXP_COUNT",
        ReturnTypes.INTEGER_NULLABLE,
        OperandTypes.or(
            OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER),
            OperandTypes.family(
                SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
        SqlFunctionCategory.STRING);
  }

  /** {@code NTH_VALUE(x, n)}: Calcite's is NOT NULL of such arguments, also where rows are few. */
  private static SqlOperator nthValue() {
    return SqlBasicAggFunction.create(
            "NTH_VALUE",
            SqlKind.NTH_VALUE,
            ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER))
        .withOver(true)
        .withAllowsNullTreatment(true)
        .withFunctionType(SqlFunctionCategory.NUMERIC);
  }

  /** {@code NTILE(n)}: Calcite's takes a literal only. */
  private static SqlOperator tiles() {
    return SqlBasicAggFunction.create(
            "NTILE", SqlKind.NTILE, ReturnTypes.BIGINT_NULLABLE, OperandTypes.INTEGER)
        .withOver(true)
        .withFunctionType(SqlFunctionCategory.NUMERIC);
  }

  /** {@code MAKE_DATE(year, month, day)}, which Calcite has not. */
  private static SqlOperator makeDate() {
    return SqlBasicFunction.create(
        "MAKE_DATE",
        ReturnTypes.DATE_NULLABLE,
        OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER),
        SqlFunctionCategory.TIMEDATE);
  }

  /** The operator table of validation. */
  public static SqlOperatorTable table() {
    return TABLE;
  }

  /** By identity, as overloads of one name are equal to Calcite. */
  private static List<SqlOperator> all() {
    Set<SqlOperator> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(REPLACED);
    known.addAll(StatisticalFunctions.REPLACED);
    known.addAll(TextAggregates.REPLACED);
    known.addAll(ArrayFunctions.REPLACED);
    List<SqlOperator> all = new ArrayList<>();
    Stream.of(
            OWN,
            WindowBound.functions(),
            TextAggregates.ALL,
            StatisticalFunctions.all(),
            ArrayFunctions.ALL,
            MultisetFunctions.ALL,
            SqlStdOperatorTable.instance().getOperatorList(),
            SqlLibraryOperatorTableFactory.INSTANCE
                .getOperatorTable(SqlLibrary.POSTGRESQL)
                .getOperatorList(),
            OTHERS)
        .flatMap(Collection::stream)
        .filter(known::add)
        .forEach(all::add);
    return all;
  }

  /**
   * Upper-case names of everything that is called like a function, sorted: what SHOW FUNCTIONS
   * lists.
   */
  public static Collection<String> functionNames() {
    TreeSet<String> names = new TreeSet<>();
    for (SqlOperator operator : TABLE.getOperatorList()) {
      String name = operator.getName().toUpperCase(Locale.ROOT);
      if (name.matches("[A-Z][A-Z0-9_]*") && isFunction(operator)) {
        names.add(name);
      }
    }
    names.add("TUMBLE");
    return names;
  }

  private static boolean isFunction(SqlOperator operator) {
    return switch (operator.getSyntax()) {
      case FUNCTION, FUNCTION_STAR, FUNCTION_ID, FUNCTION_ID_CONSTANT, ORDERED_FUNCTION -> true;
      case PREFIX, POSTFIX, BINARY, SPECIAL, INTERNAL -> operator.getKind() == SqlKind.CASE;
    };
  }
}
