package dev.laminar.connectors.files;

import dev.laminar.connectors.files.FilesSinkOptions.Mode;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes records to a file, or to numbered files one after the other. */
public final class FilesSinkConnector implements SinkConnector {

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String description() {
    return "writes JSON lines or CSV to a file that appears when it is complete, or appends to one";
  }

  @Override
  public List<OptionSpec> options() {
    return FilesSinkOptions.SPECS;
  }

  @Override
  public boolean usesFormat() {
    return true;
  }

  /** By the extension of the path; {@code .gz} is left off. */
  @Override
  public String defaultFormat(Options options) {
    return Formats.ofName(options.get(FilePattern.OPTION, ""));
  }

  @Override
  public boolean acceptsUpdates(Options options) {
    return false;
  }

  @Override
  public void validate(SinkDefinition definition) {
    check(FilesSinkOptions.of(definition.options()));
  }

  private static void check(FilesSinkOptions options) {
    Path path = options.path().toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      throw new OptionException(FilePattern.OPTION, "a directory cannot be written as a file: " + path, "add a file name");
    }
    if (options.mode() == Mode.ERROR_IF_EXISTS) {
      boolean exists =
          options.isRolling() ? !new NumberedFiles(path).existing().isEmpty() : Files.exists(path);
      if (exists) {
        throw new OptionException(
            FilePattern.OPTION,
            "the file exists already: " + path,
            "remove it, or set 'mode' = 'overwrite' or 'append'");
      }
    }
  }

  @Override
  public SinkWriter open(SinkRequest request) {
    FilesSinkOptions options = FilesSinkOptions.of(request.definition().options());
    check(options);
    RecordEncoder encoder = Objects.requireNonNull(request.encoder(), "files needs an encoder");
    return new FilesSinkWriter(options, encoder, System::nanoTime);
  }
}
