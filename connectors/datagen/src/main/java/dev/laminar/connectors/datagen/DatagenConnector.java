package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.Pacer;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.List;
import java.util.function.LongSupplier;

/** Makes rows up, for trying things out and for measuring. */
public final class DatagenConnector implements SourceConnector {

  private final LongSupplier nanoClock;

  public DatagenConnector() {
    this(System::nanoTime);
  }

  DatagenConnector(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public String name() {
    return "datagen";
  }

  @Override
  public String description() {
    return "generates rows from the types and names of the columns, the same rows in every run";
  }

  @Override
  public List<OptionSpec> options() {
    return DatagenOptions.SPECS;
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    DatagenOptions options = DatagenOptions.of(definition.options());
    GeneratorFactory factory = new GeneratorFactory(options);
    boolean replayable = true;
    for (FieldOptions field : FieldOptions.parse(definition.options(), definition.schema())) {
      factory.generator(field);
      replayable &= !GeneratorFactory.isWallClock(field);
    }
    return new SourceDescription(options.rows() < Long.MAX_VALUE, replayable);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    DatagenOptions options = DatagenOptions.of(request.definition().options());
    Pacer pacer = options.paced() ? Pacer.at(options.rate(), nanoClock) : Pacer.unlimited();
    return new DatagenReader(options.rows(), pacer, request);
  }

  /** One generator for each column of a request. */
  static ColumnGenerator[] generators(SourceRequest request) {
    SourceDefinition definition = request.definition();
    GeneratorFactory factory = new GeneratorFactory(DatagenOptions.of(definition.options()));
    List<FieldOptions> fields = FieldOptions.parse(definition.options(), definition.schema());
    ColumnGenerator[] generators = new ColumnGenerator[request.projection().length];
    for (int i = 0; i < generators.length; i++) {
      generators[i] = factory.generator(fields.get(request.projection()[i]));
    }
    return generators;
  }
}
