package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.kernel.connector.RecordEncoder;
import java.util.function.Supplier;

/** The generated encoder of a sink. */
public final class EncoderClass implements AutoCloseable {

  private final GeneratedClass generated;
  private final Supplier<RecordEncoder> instances;
  private final StatementCode code;

  EncoderClass(GeneratedClass generated, Supplier<RecordEncoder> instances, StatementCode code) {
    this.generated = generated;
    this.instances = instances;
    this.code = code;
  }

  /** The class as the sink names it. */
  public GeneratedClass generated() {
    return generated;
  }

  /** Makes one for each writer. */
  public Supplier<RecordEncoder> instances() {
    return instances;
  }

  /** Lets go of the loaded class. */
  @Override
  public void close() {
    code.close();
  }
}
