package dev.laminar.kernel.launch;

import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.DecoderPlan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanStep;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts a compiled plan into an engine: connectors by name, generated classes by the names in the
 * plan.
 */
public final class PlanDeployment {

  private final ExecutionPlan plan;
  private final ClassResolver classes;
  private final Connectors connectors;
  private final OutputStream console;

  /**
   * @param classes finds the generated classes of the plan
   * @param console where {@code print} writes
   */
  public PlanDeployment(
      ExecutionPlan plan, ClassResolver classes, Connectors connectors, OutputStream console) {
    this.plan = plan;
    this.classes = classes;
    this.connectors = connectors;
    this.console = console;
  }

  /**
   * Starts the engine and adds everything in one deployment, so that the queries of the plan share
   * readers. Tables have been changed as the plan says when this returns.
   *
   * @throws LaminarException also when a change of a table fails
   */
  public void deploy(Engine engine) {
    engine.deploy(() -> {
      // Changes are what the agent makes.
      engine.start();
      plan.sources().forEach(source -> addSource(engine, source));
      plan.steps().forEach(step -> take(engine, step));
      plan.sinks().forEach(sink -> addSink(engine, sink));
    });
  }

  private void take(Engine engine, PlanStep step) {
    switch (step) {
      case PlanStep.StartQuery start -> engine.addQuery(start.query(), classes);
      case PlanStep.CreateTable create -> engine.addTable(create.table(), classes);
      case PlanStep.CreateView create -> engine.addView(create.query(), create.view(), classes);
      case PlanStep.Change change ->
          engine.execute(change.change(), classes, new StatementGuard(Duration.ZERO));
      case PlanStep.Truncate truncate -> engine.truncate(truncate.table());
    }
  }

  private void addSource(Engine engine, SourcePlan source) {
    if (source.isPushed()) {
      engine.addPushedSource(source);
      return;
    }
    SourceConnector connector =
        connectors
            .source(source.connector())
            .orElseThrow(() -> Connectors.missing("source", source.name(), source.connector()));
    engine.addSource(
        source, connector, connector.usesFormat() ? columns -> decoders(source, columns) : null);
  }

  private Supplier<RecordDecoder> decoders(SourcePlan source, int[] projection) {
    List<Integer> columns = Arrays.stream(projection).boxed().toList();
    for (DecoderPlan decoder : plan.decoders()) {
      if (decoder.source().equals(source.name()) && decoder.projection().equals(columns)) {
        return () -> instantiate(RecordDecoder.class, decoder.className());
      }
    }
    throw new LaminarException(
        ErrorCode.INTERNAL,
        "the plan has no decoder for columns " + columns + " of source " + source.name());
  }

  private void addSink(Engine engine, SinkPlan sink) {
    SinkConnector connector =
        connectors
            .sink(sink.connector())
            .orElseThrow(() -> Connectors.missing("sink", sink.name(), sink.connector()));
    String encoder = sink.encoderClass();
    Supplier<RecordEncoder> encoders =
        encoder == null ? null : () -> instantiate(RecordEncoder.class, encoder);
    engine.addSink(sink, connector, encoders, console);
  }

  private <T> T instantiate(Class<T> type, String className) {
    try {
      return classes.resolve(className).asSubclass(type).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new LaminarException(
          ErrorCode.INTERNAL_CODEGEN,
          "generated class " + className + " cannot be used: " + e,
          SourceSpan.NONE,
          "",
          e);
    }
  }
}
