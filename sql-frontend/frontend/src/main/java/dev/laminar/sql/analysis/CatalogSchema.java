package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.QueryObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/**
 * What queries can read, as Calcite looks it up. Nothing is copied: an analysis costs and keeps
 * what its query reads, however many objects there are.
 */
final class CatalogSchema extends AbstractSchema {

  private final Lookup<Table> tables;
  private final Lookup<Schema> queries;

  /**
   * @param added tables that a statement defines for itself, by name
   */
  CatalogSchema(Catalog catalog, Map<String, Table> added) {
    this.tables = new Tables(catalog, added);
    this.queries = new Only(LATE_ROWS, new QuerySchemas(catalog));
  }

  /**
   * The name of the schema in which each query has one of its own, with the table {@code late}. Not
   * in the root: there, a name is first looked for among schemas, and a query would hide itself.
   */
  static final String LATE_ROWS = "late rows";

  /** One schema. */
  private record Only(String name, Schema schema) implements Lookup<Schema> {

    @Override
    public @Nullable Schema get(String asked) {
      return name.equals(asked) ? schema : null;
    }

    @Override
    public @Nullable Named<Schema> getIgnoreCase(String asked) {
      return name.equals(asked) ? new Named<>(name, schema) : null;
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      return Set.of();
    }
  }

  private static final class QuerySchemas extends AbstractSchema {

    private final Lookup<Schema> queries;

    QuerySchemas(Catalog catalog) {
      this.queries = new LateRows(catalog);
    }

    @Override
    public Lookup<? extends Schema> subSchemas() {
      return queries;
    }
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return queries;
  }

  /** Queries whose late rows can be read, each with one table, {@code late}. */
  private record LateRows(Catalog catalog) implements Lookup<Schema> {

    private static final String NAME = "late";

    private Optional<QueryObject> find(String name) {
      return catalog
          .find(name)
          .filter(QueryObject.class::isInstance)
          .map(QueryObject.class::cast)
          .filter(query -> !query.lateFields().isEmpty());
    }

    private static Schema schema(QueryObject query) {
      return new AbstractSchema() {
        @Override
        protected Map<String, Table> getTableMap() {
          return Map.of(NAME, CatalogTable.late(query));
        }
      };
    }

    @Override
    public @Nullable Schema get(String name) {
      return find(name)
          .filter(query -> query.name().equals(name))
          .map(LateRows::schema)
          .orElse(null);
    }

    @Override
    public @Nullable Named<Schema> getIgnoreCase(String name) {
      return find(name).map(query -> new Named<>(query.name(), schema(query))).orElse(null);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      Predicate1<String> matcher = pattern.matcher();
      return catalog.objects().stream()
          .map(CatalogObject::name)
          .filter(name -> matcher.apply(name) && find(name).isPresent())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Override
  public Lookup<Table> tables() {
    return tables;
  }

  private record Tables(Catalog catalog, Map<String, Table> added) implements Lookup<Table> {

    private Optional<CatalogObject> find(String name) {
      return catalog.find(name).filter(CatalogObject::isReadable);
    }

    @Override
    public @Nullable Table get(String name) {
      if (added.containsKey(name)) {
        return added.get(name);
      }
      return find(name)
          .filter(object -> object.name().equals(name))
          .map(CatalogTable::new)
          .orElse(null);
    }

    @Override
    public @Nullable Named<Table> getIgnoreCase(String name) {
      Table own = added.get(name);
      if (own != null) {
        return new Named<>(name, own);
      }
      return find(name)
          .map(object -> new Named<Table>(object.name(), new CatalogTable(object)))
          .orElse(null);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      Predicate1<String> matcher = pattern.matcher();
      return catalog.objects().stream()
          .filter(object -> object.isReadable() && matcher.apply(object.name()))
          .map(CatalogObject::name)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
