package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.connectors.formats.Format;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.catalog.SinkObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles CREATE SINK: checks every option before anything is opened. */
final class SinkCompiler {

  private final ConnectorRegistry connectors;
  private final ClassFactory classes;

  SinkCompiler(ConnectorRegistry connectors, ClassFactory classes) {
    this.connectors = connectors;
    this.classes = classes;
  }

  /** A sink's connector with its format, options checked. */
  private record Target(SinkConnector connector, @Nullable Format format, Options options) {}

  /** The sink as its query knows it. */
  RowTaker taker(SinkObject sink, SourceSpan name) {
    Target target = target(sink, name);
    boolean takesUpdates =
        new OptionCheck(sink.options(), name)
            .positioned(() -> target.connector().acceptsUpdates(target.options()));
    return new RowTaker.Sink(sink.name(), takesUpdates);
  }

  /** Checks a sink whose query comes later. */
  void checkDeclared(SinkObject sink, SourceSpan name) {
    target(sink, name);
  }

  CompiledStatement.NewSink compile(SinkObject sink, CompiledQuery query, SourceSpan name) {
    RowSchema schema = query.schema();
    Target target = target(sink, name);
    SinkDefinition definition = new SinkDefinition(sink.name(), schema, target.options());
    OptionCheck check = new OptionCheck(sink.options(), name);
    check.positioned(() -> {
      target.connector().validate(definition);
      return definition;
    });
    Format format = target.format();
    EncoderClass encoder = null;
    if (format != null) {
      check.positioned(() -> {
        format.validate(target.options(), schema);
        return format;
      });
      encoder = classes.encoder(sink.name(), format, schema, target.options());
    }
    String encoderClass = encoder == null ? null : encoder.generated().binaryName();
    SinkPlan plan =
        new SinkPlan(
            sink.name(),
            query.name(),
            target.connector().name(),
            schema,
            sink.options().asMap(),
            encoderClass);
    return new CompiledStatement.NewSink(plan, target.connector(), encoder, query);
  }

  private Target target(SinkObject sink, SourceSpan name) {
    String connectorName =
        sink.options()
            .value("connector")
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.INVALID_OPTION,
                    "sink " + sink.name() + " needs a connector",
                    name,
                    "add INTO PRINT, or WITH ('connector' = 'print')"));
    SinkConnector connector = connectors.sink(connectorName, sink.options().valueSpan("connector"));
    Options options = new Options(sink.options().asMap());
    List<OptionSpec> known = new ArrayList<>();
    known.add(OptionSpec.required("connector", "the kind of sink"));
    known.addAll(connector.options());
    Format format = null;
    if (connector.usesFormat()) {
      String formatName = options.get("format", connector.defaultFormat(options));
      format = FormatLookup.require(formatName, sink.options(), name);
      known.add(OptionSpec.optional("format", "", "how records are encoded"));
      known.addAll(format.options());
    }
    new OptionCheck(sink.options(), name)
        .requireKnown("connector '" + connector.name() + "'", known);
    return new Target(connector, format, options);
  }
}
