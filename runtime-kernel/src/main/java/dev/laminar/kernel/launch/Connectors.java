package dev.laminar.kernel.launch;

import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** The connectors on a class path, by case-insensitive name. */
public final class Connectors {

  private final Map<String, SourceConnector> sources;
  private final Map<String, SinkConnector> sinks;

  private Connectors(Map<String, SourceConnector> sources, Map<String, SinkConnector> sinks) {
    this.sources = sources;
    this.sinks = sinks;
  }

  /** Finds them with {@link ServiceLoader}. */
  public static Connectors load(ClassLoader loader) {
    return new Connectors(
        byName(ServiceLoader.load(SourceConnector.class, loader), SourceConnector::name),
        byName(ServiceLoader.load(SinkConnector.class, loader), SinkConnector::name));
  }

  private static <T> Map<String, T> byName(Iterable<T> found, Function<T, String> name) {
    Map<String, T> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    found.forEach(connector -> byName.putIfAbsent(name.apply(connector), connector));
    return byName;
  }

  /** Sorted by name. */
  public Collection<SourceConnector> sources() {
    return sources.values();
  }

  /** Sorted by name. */
  public Collection<SinkConnector> sinks() {
    return sinks.values();
  }

  public Optional<SourceConnector> source(String name) {
    return Optional.ofNullable(sources.get(name));
  }

  public Optional<SinkConnector> sink(String name) {
    return Optional.ofNullable(sinks.get(name));
  }

  static LaminarException missing(String kind, String name, String connector) {
    return new LaminarException(
        ErrorCode.UNDEFINED_OBJECT,
        kind + " " + name + " needs connector " + connector + ", which is not on the class path",
        SourceSpan.NONE,
        "put the jar of connector " + connector + " beside this one");
  }
}
