package dev.laminar.compile;

import dev.laminar.codegen.load.CodeCache;
import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedRows;
import dev.laminar.codegen.operator.RowsGenerator;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.explain.PlanPrinter;
import dev.laminar.compiler.pass.PlanSnapshot;
import dev.laminar.connectors.formats.EncoderSpec;
import dev.laminar.connectors.formats.Format;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Locale;

/**
 * Turns code trees into loaded classes: pipelines of queries, decoders of sources, encoders of
 * sinks.
 */
final class ClassFactory {

  /** Shapes that are found again; the classes in use are not bounded by it. */
  private static final int MAX_SHAPES = 4_096;

  private final CodeCompiler compiler;

  ClassFactory(CompileSettings settings) {
    this.compiler =
        new CodeCompiler(
            settings.codegen(),
            new CodeCache(MAX_SHAPES),
            ClassFactory.class.getClassLoader(),
            settings.listener());
  }

  QueryClasses forQuery(CompiledQueryPlan query) {
    boolean transitory = query.mode().answersOnce();
    return QueryClasses.load(query.name(), query.nodes(), transitory, compiler);
  }

  /** The class that keeps the rows of a table or view. */
  StoredClasses rows(String name, RowsSpec spec, SourceText text) {
    String query = NameAllocator.identifier(name);
    GeneratedRows generated = RowsGenerator.generate(spec, query, text);
    StatementCode code =
        compiler.load(
            name,
            List.of(generated.model()),
            _ -> RowsGenerator.generate(spec, query, text).model());
    return new StoredClasses(generated, code);
  }

  /** Compiles a decoder without loading it. */
  GeneratedClass generate(String source, ClassModel model) {
    return compiler.compile(source, model);
  }

  /** Compiles and loads a decoder or encoder. */
  StatementCode load(String owner, ClassModel model) {
    return compiler.load(owner, List.of(model));
  }

  EncoderClass encoder(String sink, Format format, RowSchema schema, Options options) {
    String packageName =
        "laminar.generated." + NameAllocator.identifier(sink).toLowerCase(Locale.ROOT);
    ClassModel model =
        format.encoder(new EncoderSpec(ClassDesc.of(packageName, "Encoder"), schema, options));
    GeneratedClass generated = generate(sink, model);
    StatementCode code = load(sink, model);
    Class<?> type = code.type(0);
    return new EncoderClass(generated, () -> (RecordEncoder) instantiate(type), code);
  }

  static Object instantiate(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LaminarException(
          ErrorCode.INTERNAL_CODEGEN,
          "cannot instantiate " + type.getName(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  /** Writes the plans of a query next to its classes, when dumps are on. */
  void dump(CompiledQuery query, String sql) {
    String name = query.name();
    compiler.dumper().file(name, "00-query.sql", () -> sql + "\n");
    compiler.dumper().file(name, "10-logical.plan", query::logicalPlan);
    compiler.dumper().file(name, "20-physical.plan", query::physicalPlan);
    int step = 20;
    for (PlanSnapshot snapshot : query.compiled().snapshots()) {
      step++;
      compiler
          .dumper()
          .file(
              name,
              step + "-" + snapshot.step() + ".plan",
              () -> PlanPrinter.print(snapshot.plan()));
    }
  }
}
