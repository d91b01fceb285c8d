package dev.laminar.compile;

import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.launch.Connectors;
import dev.laminar.sql.error.NearestNames;
import java.util.Collection;

/** The connectors on the class path, with errors that have a position and name the nearest ones. */
final class ConnectorRegistry {

  private final Connectors connectors = Connectors.load(ConnectorRegistry.class.getClassLoader());

  SourceConnector source(String name, SourceSpan span) {
    return connectors
        .source(name)
        .orElseThrow(() ->
            unknown(
                "source",
                name,
                span,
                connectors.sources().stream().map(SourceConnector::name).toList(),
                connectors.sink(name).isPresent() ? "; it is a sink connector" : ""));
  }

  SinkConnector sink(String name, SourceSpan span) {
    return connectors
        .sink(name)
        .orElseThrow(() ->
            unknown(
                "sink",
                name,
                span,
                connectors.sinks().stream().map(SinkConnector::name).toList(),
                connectors.source(name).isPresent() ? "; it is a source connector" : ""));
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
