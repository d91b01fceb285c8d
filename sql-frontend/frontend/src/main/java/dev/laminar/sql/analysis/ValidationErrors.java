package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.error.ValidationMessages;
import dev.laminar.sql.error.Wording;
import dev.laminar.sql.function.FunctionLibrary;
import dev.laminar.sql.function.UserTableFunction;
import dev.laminar.sql.tree.ObjectKind;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.jspecify.annotations.Nullable;

/**
 * What validation throws, as users read it: our words, the exact position, and what exists instead.
 */
final class ValidationErrors {

  private static final Pattern UNKNOWN_COLUMN =
      Pattern.compile(
          "Column '(.*?)' not found in (?:any table|table '(.*?)')(?:; did you mean '.*'\\?)?");
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile(
          "(?:Object|Table) '(.*?)' not found(?: within '.*?')?(?:; did you mean '.*'\\?)?");
  private static final Pattern UNKNOWN_IDENTIFIER =
      Pattern.compile("Unknown (?:identifier|datatype name) '(.*)'");
  private static final Pattern UNKNOWN_FUNCTION =
      Pattern.compile("No match found for function signature ([^(]*)\\((.*)\\)", Pattern.DOTALL);

  /** Functions of the dialect that this version does not validate. */
  private static final Set<String> LATER =
      Set.of("CUMULATE", "NEAREST", "PROCTIME", "APPROX_PERCENTILE", "MEDIAN", "MAP_AGG");

  private static final List<String> TYPE_NAMES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "REAL",
          "DOUBLE",
          "DECIMAL",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "CHAR",
          "VARCHAR",
          "TEXT",
          "BINARY",
          "VARBINARY",
          "TIMESTAMPTZ");

  /** How Calcite fails where it makes a union of grouping sets that repeat, for GROUPING. */
  private static final String REPEATED_SETS =
      "Cannot compute compatible row type for arguments to set op";

  private static final int MAX_LISTED_COLUMNS = 12;

  private ValidationErrors() {}

  static LaminarException translate(ErrorContext context, Throwable error) {
    if (error instanceof LaminarException known) {
      return known;
    }
    if (error instanceof CalciteContextException positioned) {
      return translate(context, positioned);
    }
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CalciteContextException positioned) {
        return translate(context, positioned);
      }
    }
    if (String.valueOf(error.getMessage()).startsWith(REPEATED_SETS)) {
      return new LaminarException(
          ErrorCode.UNSUPPORTED,
          "GROUPING over grouping sets that repeat is not executed in this version",
          context.span(),
          "leave out the set that comes twice, or ask for it in a query of its own with UNION ALL",
          error);
    }
    if (error instanceof UnsupportedCharsetException charset) {
      return new LaminarException(
          ErrorCode.UNSUPPORTED,
          "the character set " + charset.getCharsetName() + " is not known",
          context.span(),
          "leave it out: all text is UTF-8",
          error);
    }
    if (String.valueOf(error.getMessage()).startsWith("MAP requires exactly two fields")) {
      return new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "the query of a MAP needs two columns: a key and its value",
          context.span(),
          "",
          error);
    }
    return new LaminarException(
        ErrorCode.INTERNAL,
        "this statement cannot be analyzed: " + error,
        context.span(),
        "",
        error);
  }

  private static LaminarException translate(ErrorContext context, CalciteContextException error) {
    CalciteContextException innermost = error;
    while (innermost.getCause() instanceof CalciteContextException inner) {
      innermost = inner;
    }
    Throwable cause = innermost.getCause();
    String message = String.valueOf(cause == null ? innermost.getMessage() : cause.getMessage());
    SourceSpan span =
        innermost.getPosLine() <= 0
            ? context.span()
            : new SourceSpan(
                context.script().name(),
                innermost.getPosLine(),
                innermost.getPosColumn(),
                innermost.getEndPosLine(),
                innermost.getEndPosColumn());
    return named(context, message, span)
        .orElseGet(() -> {
          Wording wording = ValidationMessages.of(message);
          return new LaminarException(
              wording.code(), wording.message(), span, wording.help(), error);
        });
  }

  /** Errors about names, which need to know the names there are. */
  private static Optional<LaminarException> named(
      ErrorContext context, String message, SourceSpan span) {
    Matcher column = UNKNOWN_COLUMN.matcher(message);
    if (column.matches()) {
      return Optional.of(unknownColumn(context, column.group(1), column.group(2), span));
    }
    Matcher table = UNKNOWN_TABLE.matcher(message);
    if (table.matches()) {
      return Optional.of(unknownTable(context, table.group(1), span));
    }
    Matcher identifier = UNKNOWN_IDENTIFIER.matcher(message);
    if (identifier.matches()) {
      return Optional.of(unknownIdentifier(context, identifier.group(1), span));
    }
    Matcher function = UNKNOWN_FUNCTION.matcher(message);
    return function.matches()
        ? Optional.of(unknownFunction(context, function.group(1), function.group(2), span))
        : Optional.empty();
  }

  /**
   * Calcite says the same of a type, of a column in a DESCRIPTOR, and of the table in {@code x.*}.
   */
  private static LaminarException unknownIdentifier(
      ErrorContext context, String name, SourceSpan span) {
    if (context.typeNames().contains(name)) {
      String near = NearestNames.help(name, TYPE_NAMES);
      return new LaminarException(
          ErrorCode.UNDEFINED_OBJECT,
          "there is no type '" + name + "'",
          span,
          near.isEmpty() ? "there are: " + String.join(", ", TYPE_NAMES) : near);
    }
    int after = span.endColumn() + 1;
    SourceSpan next = new SourceSpan(span.source(), span.endLine(), after, span.endLine(), after);
    boolean qualifies = context.script().fragment(next).equals(".");
    return qualifies ? unknownTable(context, name, span) : unknownColumn(context, name, null, span);
  }

  private static LaminarException unknownColumn(
      ErrorContext context, String name, @Nullable String table, SourceSpan span) {
    String where = table == null ? "" : " in '" + table + "'";
    List<String> columns =
        context.names().stream()
            .flatMap(each -> context.catalog().find(each).stream())
            .flatMap(object -> object.fields().stream())
            .map(CatalogObject.Field::name)
            .distinct()
            .toList();
    String near = NearestNames.help(name, columns);
    boolean list = near.isEmpty() && !columns.isEmpty() && columns.size() <= MAX_LISTED_COLUMNS;
    String help = list ? "there are: " + String.join(", ", columns) : near;
    return new LaminarException(
        ErrorCode.UNDEFINED_COLUMN, "there is no column '" + name + "'" + where, span, help);
  }

  private static LaminarException unknownTable(ErrorContext context, String name, SourceSpan span) {
    Optional<CatalogObject> existing = context.catalog().find(name);
    if (existing.isPresent() && !existing.get().isReadable()) {
      return new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'"
              + name
              + "' is a "
              + Catalog.kindName(existing.get().kind())
              + ": queries cannot read it",
          span,
          "");
    }
    try {
      context.catalog().require(name, span);
      return new LaminarException(
          ErrorCode.UNDEFINED_TABLE, "there is no '" + name + "' here", span, "");
    } catch (LaminarException undefined) {
      return undefined;
    }
  }

  private static LaminarException unknownFunction(
      ErrorContext context, String name, String arguments, SourceSpan span) {
    String upper = name.toUpperCase(Locale.ROOT);
    Collection<String> functions = FunctionLibrary.functionNames();
    if (LATER.contains(upper)) {
      return new LaminarException(
          ErrorCode.UNSUPPORTED, upper + " is not executed in this version", span, "");
    }
    if (functions.contains(upper)) {
      String types =
          arguments.replace("<", "").replace(">", "").replaceAll(" CHARACTER SET \"[^\"]*\"", "");
      return new LaminarException(
          ErrorCode.TYPE_MISMATCH,
          upper + " does not take (" + types + ")",
          span,
          "cast the arguments");
    }
    List<String> known = new ArrayList<>(functions);
    context.catalog().objects().stream()
        .filter(object -> object.kind() == ObjectKind.FUNCTION)
        .forEach(object -> known.add(object.name()));
    if (context.catalog().find(name).orElse(null) instanceof FunctionObject function
        && function.operator() instanceof UserTableFunction) {
      return new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'" + name + "' is a table function",
          span,
          "write it in FROM: TABLE(" + name + "(…)), or LATERAL TABLE(" + name + "(t.x))");
    }
    String near = NearestNames.help(upper, known);
    return new LaminarException(
        ErrorCode.UNDEFINED_FUNCTION,
        "there is no function '" + name + "'",
        span,
        near.isEmpty() ? "SHOW FUNCTIONS lists them" : near);
  }
}
