package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Reads records from files. */
public final class FilesSourceConnector implements SourceConnector {

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String description() {
    return "reads JSON lines or CSV from files, directories and globs, gzip or plain, finished or growing";
  }

  @Override
  public List<OptionSpec> options() {
    return FilesSourceOptions.SPECS;
  }

  @Override
  public boolean usesFormat() {
    return true;
  }

  /** By the extension of the path, or of the first file of a directory; {@code .gz} is left off. */
  @Override
  public String defaultFormat(Options options) {
    String path = options.get(FilePattern.OPTION, "");
    String format = Formats.ofName(path);
    if (!format.isEmpty() || path.isBlank()) {
      return format;
    }
    List<Path> files = FilePattern.of(path).list();
    return files.isEmpty() ? "" : Formats.ofName(files.getFirst().toString());
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    FilesSourceOptions options = FilesSourceOptions.of(definition.options());
    if (!options.follow()) {
      options.pattern().require();
    }
    return new SourceDescription(!options.follow(), !options.follow());
  }

  @Override
  public SourceReader open(SourceRequest request) {
    FilesSourceOptions options = FilesSourceOptions.of(request.definition().options());
    Supplier<RecordDecoder> decoders = decoders(request);
    return options.follow()
        ? new FollowingFilesReader(options, decoders, request.metrics(), System::nanoTime)
        : new BoundedFilesReader(options, decoders, request.metrics());
  }

  static Supplier<RecordDecoder> decoders(SourceRequest request) {
    return Objects.requireNonNull(request.decoders(), "files needs decoders");
  }
}
