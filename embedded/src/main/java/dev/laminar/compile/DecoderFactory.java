package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.connectors.formats.DecoderSpec;
import dev.laminar.connectors.formats.Format;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Generates the decoders of one source, for the columns that are read. */
public final class DecoderFactory implements AutoCloseable {

  private static final int MAX_COLUMN_SETS = 16;

  private final ClassFactory classes;
  private final String source;
  private final Format format;
  private final RowSchema schema;
  private final Options options;

  /** Column sets that were read lately, the last one at the end. */
  private final LinkedHashMap<List<Integer>, StatementCode> loaded =
      new LinkedHashMap<>(16, 0.75f, true);

  private boolean closed;

  DecoderFactory(
      ClassFactory classes, String source, Format format, RowSchema schema, Options options) {
    this.classes = classes;
    this.source = source;
    this.format = format;
    this.schema = schema;
    this.options = options;
  }

  /**
   * Generates a decoder.
   *
   * @param projection columns of the source's physical schema, ascending
   */
  public GeneratedClass generate(int[] projection) {
    return classes.generate(source, model(projection));
  }

  private ClassModel model(int[] projection) {
    return format.decoder(new DecoderSpec(className(projection), schema, projection, options));
  }

  private ClassDesc className(int[] projection) {
    String columns =
        Arrays.stream(projection).mapToObj(Integer::toString).collect(Collectors.joining("_"));
    String simpleName =
        "Decoder_" + (columns.length() <= 40 ? columns : Integer.toHexString(columns.hashCode()));
    String packageName =
        "laminar.generated." + NameAllocator.identifier(source).toLowerCase(Locale.ROOT);
    return ClassDesc.of(packageName, simpleName);
  }

  /** Generates and loads a decoder. Returns what makes one instance per split. */
  public synchronized Supplier<RecordDecoder> decoders(int[] projection) {
    if (closed) {
      throw new LaminarException(ErrorCode.CLOSED, "source " + source + " was dropped");
    }
    List<Integer> columns = Arrays.stream(projection).boxed().toList();
    StatementCode code =
        loaded.computeIfAbsent(columns, _ -> classes.load(source, model(projection)));
    if (loaded.size() > MAX_COLUMN_SETS) {
      // Decoders in use keep their class; only who begins to read such columns makes it anew.
      loaded.pollFirstEntry().getValue().close();
    }
    Class<?> type = code.type(0);
    return () -> (RecordDecoder) ClassFactory.instantiate(type);
  }

  /** Lets go of the loaded classes; no more are made. */
  @Override
  public synchronized void close() {
    closed = true;
    loaded.values().forEach(StatementCode::close);
    loaded.clear();
  }
}
