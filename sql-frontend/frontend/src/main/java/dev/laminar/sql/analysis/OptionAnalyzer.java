package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.OptionSet.Option;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlConnection;
import dev.laminar.sql.tree.SqlConnector;
import dev.laminar.sql.tree.SqlOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** Options of WITH, of a connector and of a format, as one set, with variables replaced. */
public final class OptionAnalyzer {

  /** {@code ${NAME}}, or {@code ${NAME:-default}}. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.]*)(?::-([^}]*))?}");

  private final ScriptText script;
  private final Map<String, String> variables;
  private final List<Option> options = new ArrayList<>();

  private OptionAnalyzer(ScriptText script, Map<String, String> variables) {
    this.script = script;
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(variables);
    this.variables = sorted;
  }

  /**
   * The options of a source, table or sink.
   *
   * @param variables what {@code ${NAME}} in a value stands for
   * @throws LaminarException INVALID_OPTION: given twice; UNDEFINED_OBJECT: unknown variable
   */
  public static OptionSet of(
      ScriptText script, SqlConnection connection, Map<String, String> variables) {
    OptionAnalyzer analyzer = new OptionAnalyzer(script, variables);
    analyzer.addConnector("connector", connection.connector());
    analyzer.addConnector("format", connection.format());
    analyzer.addAll(connection.options());
    return new OptionSet(analyzer.options);
  }

  /** The options of a WITH clause alone. */
  public static OptionSet of(ScriptText script, SqlNodeList nodes, Map<String, String> variables) {
    OptionAnalyzer analyzer = new OptionAnalyzer(script, variables);
    analyzer.addAll(nodes);
    return new OptionSet(analyzer.options);
  }

  private void addConnector(String key, @Nullable SqlConnector connector) {
    if (connector != null) {
      SourceSpan span = script.span(connector.name());
      add(new Option(key, connector.name().getSimple().toLowerCase(Locale.ROOT), span, span));
      addAll(connector.options());
    }
  }

  private void addAll(SqlNodeList nodes) {
    for (SqlNode node : nodes) {
      SqlOption option = (SqlOption) node;
      SourceSpan valueSpan = script.span(option.valueNode());
      add(
          new Option(
              option.key(),
              replaceVariables(option.value(), valueSpan),
              script.span(option.keyNode()),
              valueSpan));
    }
  }

  private void add(Option option) {
    for (Option existing : options) {
      if (existing.key().equalsIgnoreCase(option.key())) {
        throw new LaminarException(
            ErrorCode.INVALID_OPTION,
            "option '" + option.key() + "' is given twice",
            option.keySpan(),
            "");
      }
    }
    options.add(option);
  }

  private String replaceVariables(String value, SourceSpan span) {
    Matcher matcher = VARIABLE.matcher(value);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String replacement = variables.get(matcher.group(1));
      if (replacement == null) {
        replacement = matcher.group(2);
      }
      if (replacement == null) {
        String near = NearestNames.help(matcher.group(1), variables.keySet());
        throw new LaminarException(
            ErrorCode.UNDEFINED_OBJECT,
            "there is no variable '" + matcher.group(1) + "'",
            span,
            near.isEmpty() ? "set it with SET " + matcher.group(1) + " = '…'" : near);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(result).toString();
  }
}
