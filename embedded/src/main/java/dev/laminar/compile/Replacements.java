package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Defines objects, in the place of others where CREATE OR REPLACE says so. What others read is not
 * replaced: what they have made of its rows could not be taken back.
 */
final class Replacements {

  private final Definitions definitions;
  private final Settings settings;

  Replacements(Definitions definitions, Settings settings) {
    this.definitions = definitions;
    this.settings = settings;
  }

  /**
   * Defines an object.
   *
   * @param replace whether an object of the name and kind may be there
   * @param name where the statement names it
   * @param create compiles and defines it, once nothing of the old one is in the way
   * @throws LaminarException DUPLICATE_OBJECT; DEPENDENT_OBJECTS, with what reads the old one;
   *     INVALID_STATEMENT for what reads itself
   */
  CompiledStatement define(
      CatalogObject object,
      boolean replace,
      SourceSpan name,
      Supplier<? extends CompiledStatement> create) {
    Catalog catalog = definitions.catalog();
    Optional<CatalogObject> old = catalog.find(object.name());
    if (old.isEmpty() || !replace || old.get().kind() != object.kind()) {
      definitions.requireUnused(object, name);
      return create.get();
    }
    refuseCycle(object, name);
    List<CatalogObject> dependents = catalog.dependents(object.name());
    if (isSame(old.get(), object) && (!dependents.isEmpty() || isKept(object))) {
      return new CompiledStatement.Nothing(
          "%s '%s' is defined like that already"
              .formatted(Catalog.kindName(object.kind()), old.get().name()));
    }
    if (!dependents.isEmpty()) {
      throw Catalog.dependents(
          "cannot replace " + described(old.get()) + " by another",
          dependents,
          name,
          "drop all of them, DROP %s %s CASCADE, and create them anew"
              .formatted(object.kind().sql(), old.get().name()));
    }
    requireNoSelect(definitions, "replace", old.get(), name);
    definitions.retire(old.get());
    return new CompiledStatement.Replaced(old.get(), create.get());
  }

  private static String described(CatalogObject object) {
    return Catalog.kindName(object.kind()) + " '" + object.name() + "'";
  }

  private static void refuseCycle(CatalogObject object, SourceSpan name) {
    if (object.dependsOn().stream().anyMatch(read -> read.equalsIgnoreCase(object.name()))) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          described(object) + " cannot read itself",
          name,
          "read what it reads, or give the new one another name");
    }
  }

  /** Whether it stays as it is, with its rows, when it is defined the same again. */
  private static boolean isKept(CatalogObject object) {
    return switch (object) {
      case TableObject _, SourceObject _ -> true;
      case QueryObject _, SinkObject _, FunctionObject _ -> false;
    };
  }

  private boolean isSame(CatalogObject old, CatalogObject by) {
    return words(old.sql()).equals(words(by.sql()))
        && old.fields().equals(by.fields())
        && options(old).equals(options(by))
        && hasCurrentSettings(old);
  }

  /** Whether an object would be compiled now with the settings that it was compiled with. */
  private boolean hasCurrentSettings(CatalogObject object) {
    String query =
        object instanceof SinkObject
            ? StatementCompiler.sinkQueryName(object.name())
            : object.name();
    OptionSet options = object instanceof QueryObject own ? own.options() : OptionSet.EMPTY;
    return definitions
        .query(query)
        .map(compiled -> compiled.compiled().settings().equals(settings.queries(options)))
        .orElse(true);
  }

  /** A definition without what does not define anything. */
  private static String words(String sql) {
    return sql.strip()
        .replaceAll("\\s+", " ")
        .replaceFirst("(?i)^CREATE OR REPLACE ", "CREATE ")
        .replaceFirst("(?i)^(CREATE (?:[A-Z]+ )+?)IF NOT EXISTS ", "$1");
  }

  private static Map<String, String> options(CatalogObject object) {
    OptionSet set =
        switch (object) {
          case SourceObject source -> source.options();
          case QueryObject query -> query.options();
          case SinkObject sink -> sink.options();
          case TableObject _, FunctionObject _ -> OptionSet.EMPTY;
        };
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    set.options().forEach(option -> options.put(option.key(), option.value()));
    return options;
  }

  /**
   * Checks that no SELECT reads an object: the catalog does not know of those that run.
   *
   * @param verb what is to be done to the object
   */
  static void requireNoSelect(
      Definitions definitions, String verb, CatalogObject object, SourceSpan span) {
    for (String anonymous : definitions.anonymousQueries()) {
      boolean reads =
          definitions.query(anonymous).stream()
              .flatMap(query -> query.plan().nodes().stream())
              .anyMatch(node -> reads(node, object.name()));
      if (reads) {
        throw new LaminarException(
            ErrorCode.DEPENDENT_OBJECTS,
            "cannot " + verb + " " + described(object) + ": a SELECT reads it",
            span,
            "close the subscription of the SELECT first");
      }
    }
  }

  private static boolean reads(PlanNode node, String name) {
    return switch (node) {
      case PlanNode.SourceScan scan -> scan.source().equals(name);
      case PlanNode.StreamScan scan -> scan.stream().equals(name);
      case PlanNode.TableScan scan -> scan.table().equals(name);
      case PlanNode.KeyLookup lookup -> lookup.table().equals(name);
      case PlanNode.Values _,
          PlanNode.Union _,
          PlanNode.Join _,
          PlanNode.IntervalJoin _,
          PlanNode.LookupJoin _,
          PlanNode.LookupOnDemand _,
          PlanNode.AsofJoin _,
          PlanNode.Sort _,
          PlanNode.Over _,
          PlanNode.Match _,
          PlanNode.Working _,
          PlanNode.Recursion _,
          PlanNode.Repeat _,
          PlanNode.Versions _,
          PlanNode.Transform _,
          PlanNode.Aggregate _ ->
          false;
    };
  }
}
