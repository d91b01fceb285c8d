package dev.laminar.connectors.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.connectors.blackhole.BlackholeSinkConnector;
import dev.laminar.connectors.blackhole.BlackholeSinkWriter;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class PrintSinkTest {

  private static final RowSchema SCHEMA =
      new RowSchema(List.of(new Column("n", DataType.of(TypeKind.BIGINT, false))));

  /** One number a line, after a header. */
  private static final class NumberEncoder extends RecordEncoder {
    @Override
    public void begin(ByteBuilder out) {
      append(out, "n\n");
    }

    @Override
    public void encode(ColumnBatch batch, ByteBuilder out) {
      for (int row = 0; row < batch.rowCount(); row++) {
        append(out, ((LongVector) batch.column(0)).values()[row] + "\n");
      }
    }

    private static void append(ByteBuilder out, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.append(bytes, 0, bytes.length);
    }
  }

  private static SinkRequest request(OutputStream console) {
    return new SinkRequest(
        new SinkDefinition("out", SCHEMA, new Options(Map.of())), new NumberEncoder(), console);
  }

  private static ColumnBatch batch(int rows, long first) {
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, ColumnBatch.DEFAULT_CAPACITY);
    for (int row = 0; row < rows; row++) {
      ((LongVector) batch.column(0)).values()[row] = first + row;
    }
    batch.setRowCount(rows);
    return batch;
  }

  @Test
  void bothSinksAreFoundByName() {
    assertThat(ServiceLoader.load(SinkConnector.class).stream().map(p -> p.get().name()))
        .contains("print", "blackhole");
    PrintSinkConnector print = new PrintSinkConnector();
    assertThat(print.usesFormat()).isTrue();
    assertThat(print.defaultFormat(new Options(Map.of()))).isEqualTo("json");
  }

  @Test
  void rowsAreHeldBackUntilTheAgentIsIdle() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (SinkWriter writer = new PrintSinkConnector().open(request(console))) {
      writer.write(batch(2, 7));
      assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
      writer.flush();
      assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("n\n7\n8\n");
      writer.write(batch(1, 9));
      writer.finish();
      assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("n\n7\n8\n9\n");
    }
  }

  @Test
  void aFullBufferLeavesInWholeRecords() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    SinkWriter writer = new PrintSinkConnector().open(request(console));
    for (int i = 0; i < 100; i++) {
      writer.write(batch(1024, 1_000_000));
    }
    String text = console.toString(StandardCharsets.UTF_8);
    assertThat(text.length()).isGreaterThan(100 * 1024 * 8 - 64 * 1024);
    assertThat(text).endsWith("\n");
    writer.close();
    assertThat(console.size()).isEqualTo(2 + 100 * 1024 * 8);
  }

  @Test
  void aConsoleThatIsGoneEndsTheQuery() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    SinkWriter direct = new PrintSinkConnector().open(request(broken));
    direct.write(batch(1, 1));
    assertThatThrownBy(direct::flush)
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
        .hasMessage("cannot write to the console: Broken pipe");
    direct.close();

    SinkWriter silent =
        new PrintSinkConnector()
            .open(request(new PrintStream(broken, false, StandardCharsets.UTF_8)));
    silent.write(batch(1, 1));
    assertThatThrownBy(silent::flush)
        .hasMessage("cannot write to the console: the reader closed it");
    silent.close();
  }

  @Test
  void blackholeCounts() {
    try (BlackholeSinkWriter writer =
        new BlackholeSinkConnector().open(request(new ByteArrayOutputStream()))) {
      writer.write(batch(3, 1));
      writer.write(batch(1024, 1));
      writer.flush();
      writer.finish();
      assertThat(writer.rows()).isEqualTo(1027);
    }
  }
}
