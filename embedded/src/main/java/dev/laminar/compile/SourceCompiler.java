package dev.laminar.compile;

import dev.laminar.connectors.formats.Format;
import dev.laminar.kernel.connector.LookupConnector;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.engine.LookupPolicy;
import dev.laminar.kernel.engine.WatermarkPolicy;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.catalog.SourceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles CREATE SOURCE and CREATE LOOKUP TABLE: checks every option before anything is opened.
 */
final class SourceCompiler {

  private static final List<OptionSpec> PUSH_OPTIONS =
      List.of(
          OptionSpec.optional("buffer_size", "65536", "rows that may wait for the engine"),
          OptionSpec.optional(
              "backpressure",
              "block",
              "what a push does when the buffer is full: block, drop_oldest, reject"));

  private final ConnectorRegistry connectors;
  private final ClassFactory classes;

  SourceCompiler(ConnectorRegistry connectors, ClassFactory classes) {
    this.connectors = connectors;
    this.classes = classes;
  }

  CompiledStatement.NewSource compile(SourceObject source, SourceSpan name) {
    OptionCheck check = new OptionCheck(source.options(), name);
    RowSchema schema = Schemas.physical(source);
    WatermarkOptions.check(source, check);
    Optional<String> connectorName = source.options().value("connector");
    SourcePlan plan =
        new SourcePlan(source.name(), connectorName.orElse(""), schema, source.options().asMap());
    if (source.lookup()) {
      checkLookup(source, name, check);
    }
    if (connectorName.isEmpty()) {
      List<OptionSpec> known = new ArrayList<>(PUSH_OPTIONS);
      known.addAll(WatermarkPolicy.OPTIONS);
      check.requireKnown("a source without connector", known);
      return new CompiledStatement.NewSource(plan, null, null, null);
    }
    SourceConnector connector =
        connectors.source(connectorName.get(), source.options().valueSpan("connector"));
    Options options = new Options(source.options().asMap());
    if (source.lookup()
        && LookupPolicy.of(options).kind() == LookupKind.ON_DEMAND
        && !(connector instanceof LookupConnector)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "connector '"
              + connector.name()
              + "' reads all rows, it cannot be asked for some by their keys",
          source.options().valueSpan("strategy"),
          "write strategy = 'replicated', and 'reload.every' = '1min' to have it read again");
    }
    List<OptionSpec> known = new ArrayList<>();
    known.add(OptionSpec.required("connector", "the kind of source"));
    if (source.lookup()) {
      known.addAll(LookupPolicy.options(options));
    } else {
      known.addAll(WatermarkPolicy.OPTIONS);
    }
    known.addAll(connector.options());
    Optional<Format> format = Optional.empty();
    if (connector.usesFormat()) {
      String formatName = options.get("format", connector.defaultFormat(options));
      format = Optional.of(FormatLookup.require(formatName, source.options(), name));
      known.add(OptionSpec.optional("format", "", "how records are encoded"));
      known.addAll(format.get().options());
    }
    check.requireKnown("connector '" + connector.name() + "'", known);
    format.ifPresent(checked ->
        check.positioned(() -> {
          checked.validate(options, schema);
          return checked;
        }));
    SourceDefinition definition = new SourceDefinition(source.name(), schema, options);
    SourceDescription description = check.positioned(() -> connector.describe(definition));
    if (source.lookup() && !description.bounded()) {
      throw new LaminarException(
          ErrorCode.INVALID_OPTION,
          "a lookup table is read to its end, and this connector goes on",
          source.options().valueSpan("connector"),
          "let it end, for example without 'follow', or create a source");
    }
    DecoderFactory decoders =
        format
            .map(chosen -> new DecoderFactory(classes, source.name(), chosen, schema, options))
            .orElse(null);
    return new CompiledStatement.NewSource(plan, connector, description, decoders);
  }

  private static void checkLookup(SourceObject table, SourceSpan name, OptionCheck check) {
    if (table.options().value("connector").isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_OPTION,
          "a lookup table has a connector that its rows are read from",
          name,
          "write FROM FILES (…), or create a table and insert rows");
    }
    check.positioned(() -> LookupPolicy.of(new Options(table.options().asMap())));
  }
}
