package dev.laminar.cli.shell;

import dev.laminar.ObjectInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which objects a statement that is being typed names, and what it calls them. */
final class StatementScope {

  private final Map<String, ObjectInfo> byAlias = new LinkedHashMap<>();
  private final Set<ObjectInfo> named = new LinkedHashSet<>();

  /**
   * @param statement tokens of the whole statement, what stands behind the cursor too: a SELECT
   *     names its columns before its tables
   */
  StatementScope(String text, List<SqlToken> statement, List<ObjectInfo> objects) {
    Map<String, ObjectInfo> byName = new LinkedHashMap<>();
    objects.forEach(object -> byName.put(key(object.name()), object));
    for (int i = 0; i < statement.size(); i++) {
      SqlToken token = statement.get(i);
      ObjectInfo object = token.isName() ? byName.get(name(text, token)) : null;
      if (object == null) {
        continue;
      }
      named.add(object);
      byAlias.put(key(object.name()), object);
      int next = i + 1;
      if (next < statement.size() && statement.get(next).isWord(text, "AS")) {
        next++;
      }
      if (next < statement.size() && statement.get(next).isName()) {
        String alias = name(text, statement.get(next));
        if (!Keywords.contains(alias)) {
          byAlias.put(alias, object);
        }
      }
    }
  }

  /** Columns of all named objects, each once. */
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    named.forEach(object -> columns.addAll(columns(object)));
    return columns;
  }

  /** Columns of the object of that name or alias; none when there is no such. */
  List<String> columnsOf(String alias) {
    ObjectInfo object = byAlias.get(key(alias));
    return object == null ? List.of() : columns(object);
  }

  private static List<String> columns(ObjectInfo object) {
    List<String> names = new ArrayList<>();
    object.columns().forEach(column -> names.add(column.name()));
    return names;
  }

  private static String name(String text, SqlToken token) {
    return key(unquoted(token.in(text)));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
  }
}
