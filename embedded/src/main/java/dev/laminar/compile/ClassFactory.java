package dev.laminar.compile;

import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.QueryClassLoader;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.connectors.formats.EncoderSpec;
import dev.laminar.connectors.formats.Format;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.util.Locale;
import java.util.function.Supplier;

/** Turns code trees into loaded classes: pipelines of queries, decoders of sources, encoders of sinks. */
final class ClassFactory implements AutoCloseable {

  ClassFactory(CodegenOptions options) {}

  QueryClasses forQuery(String name) {
    return new QueryClasses(name);
  }

  GeneratedClass generate(ClassModel model) {
    return new GeneratedClass(model.binaryName(), model, AsmEmitter.emit(model, new LineNumbers.Sql()));
  }

  Class<?> load(GeneratedClass generated) {
    return new QueryClassLoader(generated.binaryName(), ClassFactory.class.getClassLoader())
        .define(generated.binaryName(), generated.bytes());
  }

  EncoderClass encoder(String sink, Format format, RowSchema schema, Options options) {
    ClassDesc name = ClassDesc.of("laminar.generated." + NameAllocator.identifier(sink).toLowerCase(Locale.ROOT), "Encoder");
    GeneratedClass generated = generate(format.encoder(new EncoderSpec(name, schema, options)));
    Class<?> type = load(generated);
    return new EncoderClass(generated, () -> (RecordEncoder) instantiate(type));
  }

  static Object instantiate(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LaminarException(
          ErrorCode.INTERNAL_CODEGEN, "cannot instantiate " + type.getName(), SourceSpan.NONE, "", e);
    }
  }

  void dump(CompiledQuery query, String sql) {}

  @Override
  public void close() {}
}
