package dev.laminar.connectors.formats;

import dev.laminar.codegen.budget.MethodSizes;
import dev.laminar.codegen.budget.NoAllocationVerifier;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.emit.JaninoCompiler;
import dev.laminar.codegen.emit.JavaEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Generates, loads and instantiates decoders and encoders. */
final class Generated {

  /** The two ways from a class model to a class. */
  enum Tier {
    ASM,
    JANINO
  }

  static final ClassDesc DECODER = ClassDesc.of("laminar.generated.test.Decoder");
  static final ClassDesc ENCODER = ClassDesc.of("laminar.generated.test.Encoder");

  private Generated() {}

  static RowSchema schema(Object... namesAndTypes) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(new Column((String) namesAndTypes[i], (DataType) namesAndTypes[i + 1]));
    }
    return new RowSchema(columns);
  }

  static DataType nullable(TypeKind kind) {
    return DataType.of(kind, true);
  }

  static DataType notNull(TypeKind kind) {
    return DataType.of(kind, false);
  }

  static DataType sized(TypeKind kind, int precision) {
    return new DataType(kind, precision, 0, true);
  }

  static Options options(String... keysAndValues) {
    Map<String, String> map = new java.util.TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Options(map);
  }

  static int[] all(RowSchema schema) {
    return IntStream.range(0, schema.size()).toArray();
  }

  static RecordDecoder decoder(
      Format format, Tier tier, RowSchema schema, int[] projection, String... options) {
    DecoderSpec spec = new DecoderSpec(DECODER, schema, projection, options(options));
    return (RecordDecoder) instantiate(format.decoder(spec), tier);
  }

  static RecordDecoder decoder(Format format, RowSchema schema, String... options) {
    return decoder(format, Tier.ASM, schema, all(schema), options);
  }

  static RecordEncoder encoder(Format format, Tier tier, RowSchema schema, String... options) {
    return (RecordEncoder)
        instantiate(format.encoder(new EncoderSpec(ENCODER, schema, options(options))), tier);
  }

  static RecordEncoder encoder(Format format, RowSchema schema, String... options) {
    return encoder(format, Tier.ASM, schema, options);
  }

  static byte[] bytes(ClassModel model, Tier tier) {
    return switch (tier) {
      case ASM -> AsmEmitter.emit(model, new LineNumbers.None());
      case JANINO ->
          JaninoCompiler.compile(
              model,
              JavaEmitter.render(model, CommentDepth.SQL),
              true,
              Generated.class.getClassLoader(),
              null);
    };
  }

  private static Object instantiate(ClassModel model, Tier tier) {
    byte[] bytes = bytes(model, tier);
    NoAllocationVerifier.verify(model, bytes);
    MethodSizes.requireCompilable(model, MethodSizes.of(bytes));
    try {
      return new Loader().define(model.binaryName(), bytes).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(model.binaryName(), e);
    }
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(Generated.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
