package dev.laminar.kernel.launch;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What a compiled script finds on its class path, in a process of its own. */
public final class LaunchedConnectors {

  private LaunchedConnectors() {}

  /**
   * The numbers from 1 to {@code rows}; endless without. Uses a format, whose decoder writes the
   * numbers.
   */
  public static final class Numbers implements SourceConnector {

    @Override
    public String name() {
      return "numbers";
    }

    @Override
    public String description() {
      return "1, 2, 3 …";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public boolean usesFormat() {
      return true;
    }

    @Override
    public SourceDescription describe(SourceDefinition definition) {
      return new SourceDescription(definition.options().get("rows").isPresent(), true);
    }

    @Override
    public SourceReader open(SourceRequest request) {
      long rows = request.definition().options().getLong("rows", Long.MAX_VALUE);
      RecordDecoder decoder = Objects.requireNonNull(request.decoders()).get();
      return new SourceReader() {
        private long next = 1;

        @Override
        public void project(SourceRequest other) {}

        @Override
        public Status read(ColumnBatch batch) {
          if (next > rows) {
            return Status.END;
          }
          batch.setFirstRowNumber(next);
          decoder.decode(new byte[16], (int) next, (int) Math.min(rows, next + 9), true, batch);
          next += batch.rowCount();
          request.metrics().addRows(batch.rowCount());
          return Status.ROWS;
        }

        @Override
        public String position(ColumnBatch batch, int row) {
          return "numbers:" + (batch.firstRowNumber() + row);
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Writes the numbers from {@code from} to {@code to}. */
  public static final class NumberDecoder extends RecordDecoder {

    @Override
    public Status decode(byte[] buffer, int from, int to, boolean endOfInput, ColumnBatch batch) {
      for (int value = from; value <= to; value++) {
        ((LongVector) batch.column(0)).values()[value - from] = value;
      }
      batch.setRowCount(to - from + 1);
      return Status.OK;
    }

    @Override
    public int skipRecord(byte[] buffer, int from, int to, boolean endOfInput) {
      return from;
    }
  }

  /** One number a line. */
  public static final class LineEncoder extends RecordEncoder {

    @Override
    public void encode(ColumnBatch batch, ByteBuilder out) {
      for (int row = 0; row < batch.rowCount(); row++) {
        byte[] line =
            (((LongVector) batch.column(0)).values()[row] + "\n").getBytes(StandardCharsets.UTF_8);
        out.append(line, 0, line.length);
      }
    }
  }

  /** Writes lines to the console. */
  public static final class Lines implements SinkConnector {

    @Override
    public String name() {
      return "lines";
    }

    @Override
    public String description() {
      return "lines";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public boolean usesFormat() {
      return true;
    }

    @Override
    public boolean acceptsUpdates(Options options) {
      return false;
    }

    @Override
    public void validate(SinkDefinition definition) {}

    @Override
    public SinkWriter open(SinkRequest request) {
      RecordEncoder encoder = Objects.requireNonNull(request.encoder());
      ByteBuilder builder = new ByteBuilder(64);
      return new SinkWriter() {
        @Override
        public void write(ColumnBatch batch) {
          builder.clear();
          encoder.encode(batch, builder);
          try {
            request.console().write(builder.bytes(), 0, builder.length());
          } catch (IOException e) {
            throw new LaminarException(ErrorCode.IO_ERROR, "no console", SourceSpan.NONE, "", e);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
      };
    }
  }

  /** SELECT 100 * n / (n - constant 0). */
  public static final class Divide extends CompiledPipeline {

    public Divide(PipelineContext context) {
      super(context);
    }

    @Override
    public void process(ColumnBatch input) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      long[] numbers = ((LongVector) input.column(0)).values();
      long[] results = ((LongVector) output.batch().column(0)).values();
      long subtracted = context.constants().getLong(0);
      for (int row = 0; row < input.rowCount(); row++) {
        if (numbers[row] == subtracted) {
          throw SqlErrors.divisionByZero(context.sites(), 0).atRow(row);
        }
        results[row] = 100 * numbers[row] / (numbers[row] - subtracted);
      }
      context.metrics().batch(input.rowCount(), input.rowCount(), 0, 0, 0);
      output.flush(input.rowCount());
    }
  }
}
