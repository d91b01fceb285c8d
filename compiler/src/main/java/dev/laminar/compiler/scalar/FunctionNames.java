package dev.laminar.compiler.scalar;

import static java.util.Map.entry;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;

/**
 * Names of the scalar functions that the planner's operators become. What is not listed keeps its
 * own name in upper case, blanks as underscores: {@code UPPER}, {@code SPLIT_PART}.
 */
public final class FunctionNames {

  public static final String AND = "AND";
  public static final String OR = "OR";
  public static final String NOT = "NOT";
  public static final String EQUALS = "EQUALS";
  public static final String NOT_EQUALS = "NOT_EQUALS";
  public static final String LESS_THAN = "LESS_THAN";
  public static final String LESS_THAN_OR_EQUAL = "LESS_THAN_OR_EQUAL";
  public static final String GREATER_THAN = "GREATER_THAN";
  public static final String GREATER_THAN_OR_EQUAL = "GREATER_THAN_OR_EQUAL";
  public static final String IS_NULL = "IS_NULL";
  public static final String IS_NOT_NULL = "IS_NOT_NULL";
  public static final String ADD = "ADD";
  public static final String SUBTRACT = "SUBTRACT";
  public static final String MULTIPLY = "MULTIPLY";
  public static final String DIVIDE = "DIVIDE";
  public static final String MOD = "MOD";
  public static final String NEGATE = "NEGATE";

  private static final Map<SqlKind, String> BY_KIND =
      Map.ofEntries(
          entry(SqlKind.AND, AND),
          entry(SqlKind.OR, OR),
          entry(SqlKind.NOT, NOT),
          entry(SqlKind.EQUALS, EQUALS),
          entry(SqlKind.NOT_EQUALS, NOT_EQUALS),
          entry(SqlKind.LESS_THAN, LESS_THAN),
          entry(SqlKind.LESS_THAN_OR_EQUAL, LESS_THAN_OR_EQUAL),
          entry(SqlKind.GREATER_THAN, GREATER_THAN),
          entry(SqlKind.GREATER_THAN_OR_EQUAL, GREATER_THAN_OR_EQUAL),
          entry(SqlKind.IS_DISTINCT_FROM, "IS_DISTINCT_FROM"),
          entry(SqlKind.IS_NOT_DISTINCT_FROM, "IS_NOT_DISTINCT_FROM"),
          entry(SqlKind.IS_NULL, IS_NULL),
          entry(SqlKind.IS_NOT_NULL, IS_NOT_NULL),
          entry(SqlKind.IS_TRUE, "IS_TRUE"),
          entry(SqlKind.IS_NOT_TRUE, "IS_NOT_TRUE"),
          entry(SqlKind.IS_FALSE, "IS_FALSE"),
          entry(SqlKind.IS_NOT_FALSE, "IS_NOT_FALSE"),
          entry(SqlKind.IS_UNKNOWN, IS_NULL),
          entry(SqlKind.PLUS, ADD),
          entry(SqlKind.CHECKED_PLUS, ADD),
          entry(SqlKind.MINUS, SUBTRACT),
          entry(SqlKind.CHECKED_MINUS, SUBTRACT),
          entry(SqlKind.TIMES, MULTIPLY),
          entry(SqlKind.CHECKED_TIMES, MULTIPLY),
          entry(SqlKind.DIVIDE, DIVIDE),
          entry(SqlKind.CHECKED_DIVIDE, DIVIDE),
          entry(SqlKind.MOD, MOD),
          entry(SqlKind.MINUS_PREFIX, NEGATE),
          entry(SqlKind.CHECKED_MINUS_PREFIX, NEGATE),
          entry(SqlKind.SIMILAR, "SIMILAR_TO"));

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          entry("||", "CONCAT"),
          entry("CHARACTER_LENGTH", "CHAR_LENGTH"),
          entry("LENGTH", "CHAR_LENGTH"),
          entry("LEN", "CHAR_LENGTH"),
          entry("STARTSWITH", "STARTS_WITH"),
          entry("ENDSWITH", "ENDS_WITH"),
          entry("<<", "LEFTSHIFT"),
          entry(">>", "RIGHTSHIFT"),
          entry("&", "BITAND"),
          entry("|", "BITOR"),
          entry("^", "BITXOR"),
          entry("BIT_COUNT", "BITCOUNT"),
          entry("CEILING", "CEIL"),
          entry("POW", "POWER"),
          entry("ARRAY_LENGTH", "CARDINALITY"),
          entry("ARRAY_SIZE", "CARDINALITY"),
          entry("ARRAY_JOIN", "ARRAY_TO_STRING"));

  /** Functions whose implementation for a type of the first argument has a name of its own. */
  private static final Map<String, Set<TypeKind>> BY_TYPE =
      Map.ofEntries(
          entry("CHAR_LENGTH", Set.of(TypeKind.CHAR)),
          entry("LEFTSHIFT", Set.of(TypeKind.TINYINT, TypeKind.SMALLINT)),
          entry("BITCOUNT", Set.of(TypeKind.TINYINT, TypeKind.SMALLINT)));

  /** Functions that no argument makes fail. */
  private static final Set<String> TOTAL =
      Set.of(
          AND,
          OR,
          NOT,
          EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          "IS_DISTINCT_FROM",
          "IS_NOT_DISTINCT_FROM",
          IS_NULL,
          IS_NOT_NULL,
          "IS_TRUE",
          "IS_NOT_TRUE",
          "IS_FALSE",
          "IS_NOT_FALSE",
          "LIKE",
          "UPPER",
          "LOWER",
          "CHAR_LENGTH",
          "STARTS_WITH",
          "ENDS_WITH",
          "ITEM",
          "FIELD",
          "CARDINALITY",
          "ARRAY_OF",
          "ROW_OF",
          "ARRAY_CONTAINS");

  private FunctionNames() {}

  /** The function that an operator is. */
  static String of(SqlOperator operator) {
    String byKind = BY_KIND.get(operator.getKind());
    if (byKind != null) {
      return byKind;
    }
    String name = operator.getName().toUpperCase(Locale.ROOT).replace(' ', '_');
    return BY_NAME.getOrDefault(name, name);
  }

  /**
   * The function that an operator is for certain arguments. A literal is text, although the planner
   * takes it for CHAR(n).
   */
  static String of(SqlOperator operator, List<Scalar> arguments) {
    String name = of(operator);
    if (arguments.isEmpty()) {
      return name;
    }
    DataType first = arguments.getFirst().type();
    if (first.isBinary()) {
      return switch (name) {
        case "SUBSTRING", "LEFT", "RIGHT", "POSITION", "OVERLAY" -> name + "_BINARY";
        case "CHAR_LENGTH" -> "OCTET_LENGTH";
        default -> name;
      };
    }
    boolean ownName = BY_TYPE.getOrDefault(name, Set.of()).contains(first.kind());
    return ownName && !(arguments.getFirst() instanceof Scalar.Constant)
        ? name + "_" + first.kind()
        : name;
  }

  /** Whether a function yields a result for all arguments. */
  static boolean isTotal(String function) {
    return TOTAL.contains(function);
  }
}
