package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The objects defined so far. Names match without regard to case, and are one name space for all
 * kinds. The objects are immutable, the catalog is not: one thread at a time.
 */
public final class Catalog {

  private final Map<String, CatalogObject> objects = new LinkedHashMap<>();

  /** A catalog with the same objects, to try statements out on. */
  public Catalog copy() {
    Catalog copy = new Catalog();
    copy.objects.putAll(objects);
    return copy;
  }

  /** All objects, in the order they were defined. */
  public Collection<CatalogObject> objects() {
    return List.copyOf(objects.values());
  }

  public Optional<CatalogObject> find(String name) {
    return Optional.ofNullable(objects.get(key(name)));
  }

  /**
   * The object of a name.
   *
   * @throws LaminarException UNDEFINED_TABLE, with the nearest names
   */
  public CatalogObject require(String name, SourceSpan span) {
    return find(name).orElseThrow(() -> undefined(name, span));
  }

  /** The error that says that there is no object of a name, with the nearest names. */
  public LaminarException undefined(String name, SourceSpan span) {
    List<String> names = objects.values().stream().map(CatalogObject::name).toList();
    String near = NearestNames.help(name, names);
    String help =
        near.isEmpty() && names.isEmpty()
            ? "nothing is defined yet: begin with CREATE SOURCE"
            : near;
    return new LaminarException(
        ErrorCode.UNDEFINED_TABLE, "there is no '" + name + "'", span, help);
  }

  /**
   * Adds an object.
   *
   * @param replace whether an object of that name and kind may be replaced; others may then depend
   *     on the old one only if it keeps its columns
   * @throws LaminarException DUPLICATE_OBJECT, DEPENDENT_OBJECTS
   */
  public void define(CatalogObject object, boolean replace, SourceSpan nameSpan) {
    checkDefine(object, replace, nameSpan);
    objects.put(key(object.name()), object);
  }

  /** The checks of {@link #define}, without the change. */
  public void checkDefine(CatalogObject object, boolean replace, SourceSpan nameSpan) {
    Optional<CatalogObject> existing = find(object.name());
    if (existing.isEmpty()) {
      return;
    }
    CatalogObject old = existing.get();
    if (!replace || old.kind() != object.kind()) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          kindName(old.kind()) + " '" + old.name() + "' exists already",
          nameSpan,
          old.kind() == object.kind()
              ? "use CREATE OR REPLACE to replace it, or IF NOT EXISTS to keep it"
              : "choose another name: all kinds of objects share one name space");
    }
    List<CatalogObject> dependents = dependents(old.name());
    if (!dependents.isEmpty() && !old.fields().equals(object.fields())) {
      throw dependents(
          "cannot replace " + kindName(old.kind()) + " '" + old.name() + "' with other columns",
          dependents,
          nameSpan);
    }
  }

  /** Names of the objects that depend on one directly, in the order they were defined. */
  public List<String> readers(String name) {
    return objects.values().stream()
        .filter(object -> object.dependsOn().stream().anyMatch(used -> key(used).equals(key(name))))
        .map(CatalogObject::name)
        .toList();
  }

  /** The objects that depend on one, directly or not, in the order they were defined. */
  public List<CatalogObject> dependents(String name) {
    Set<String> reached = new LinkedHashSet<>(Set.of(key(name)));
    List<CatalogObject> result = new ArrayList<>();
    for (CatalogObject object : objects.values()) {
      boolean depends = object.dependsOn().stream().anyMatch(used -> reached.contains(key(used)));
      if (depends && reached.add(key(object.name()))) {
        result.add(object);
      }
    }
    return result;
  }

  /**
   * Removes an object.
   *
   * @param cascade whether to remove what depends on it, too
   * @return what was removed, dependents first
   * @throws LaminarException UNDEFINED_TABLE; INVALID_STATEMENT when it is of another kind;
   *     DEPENDENT_OBJECTS
   */
  public List<CatalogObject> drop(
      ObjectKind kind, String name, boolean cascade, SourceSpan nameSpan) {
    CatalogObject object = require(name, nameSpan);
    if (object.kind() != kind) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'" + object.name() + "' is a " + kindName(object.kind()) + ", not a " + kindName(kind),
          nameSpan,
          "use DROP " + object.kind().sql() + " " + object.name());
    }
    List<CatalogObject> dependents = dependents(name);
    if (!dependents.isEmpty() && !cascade) {
      throw dependents(
          "cannot drop " + kindName(kind) + " '" + object.name() + "'", dependents, nameSpan);
    }
    List<CatalogObject> removed = new ArrayList<>(dependents.reversed());
    removed.add(object);
    removed.forEach(each -> objects.remove(key(each.name())));
    return removed;
  }

  private static LaminarException dependents(
      String what, List<CatalogObject> dependents, SourceSpan span) {
    return dependents(what, dependents, span, "drop what depends on it first, or use CASCADE");
  }

  /**
   * The error that something cannot be done, as objects depend on another.
   *
   * @param what cannot be done
   */
  public static LaminarException dependents(
      String what, List<CatalogObject> dependents, SourceSpan span, String help) {
    String list =
        dependents.stream()
            .map(dependent -> kindName(dependent.kind()) + " '" + dependent.name() + "'")
            .collect(Collectors.joining(", "));
    return new LaminarException(
        ErrorCode.DEPENDENT_OBJECTS,
        what + ": " + list + (dependents.size() == 1 ? " depends on it" : " depend on it"),
        span,
        help);
  }

  /** {@code materialized view}, {@code source}, … */
  public static String kindName(ObjectKind kind) {
    return kind.sql().toLowerCase(Locale.ROOT);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
