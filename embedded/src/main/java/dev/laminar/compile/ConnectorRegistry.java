package dev.laminar.compile;

import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.error.NearestNames;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The connectors on the class path. */
final class ConnectorRegistry {

  private final Map<String, SourceConnector> sources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, SinkConnector> sinks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  ConnectorRegistry() {
    ClassLoader loader = ConnectorRegistry.class.getClassLoader();
    ServiceLoader.load(SourceConnector.class, loader)
        .forEach(connector -> sources.put(connector.name(), connector));
    ServiceLoader.load(SinkConnector.class, loader)
        .forEach(connector -> sinks.put(connector.name(), connector));
  }

  SourceConnector source(String name, SourceSpan span) {
    SourceConnector connector = sources.get(name);
    if (connector == null) {
      throw unknown(
          "source",
          name,
          span,
          sources.keySet(),
          sinks.containsKey(name) ? "; it is a sink connector" : "");
    }
    return connector;
  }

  SinkConnector sink(String name, SourceSpan span) {
    SinkConnector connector = sinks.get(name);
    if (connector == null) {
      throw unknown(
          "sink",
          name,
          span,
          sinks.keySet(),
          sources.containsKey(name) ? "; it is a source connector" : "");
    }
    return connector;
  }

  private static LaminarException unknown(
      String kind, String name, SourceSpan span, Collection<String> known, String more) {
    String near = NearestNames.help(name, known);
    return new LaminarException(
        ErrorCode.INVALID_OPTION,
        "there is no " + kind + " connector '" + name + "'" + more,
        span,
        near.isEmpty() ? "there are: " + String.join(", ", known) : near);
  }
}
