package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.notNull;
import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordDecoder.Status;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million rows are decoded and encoded without a byte of garbage, cut buffers included. */
class AllocationTest {

  private static final int ROWS = 1000;
  private static final int ROUNDS = 1000;
  private static final int WARM_UP = 300;
  private static final String HEADER = "ok,id,symbol,skipped,price,amount,big,ts\n";

  private static final RowSchema SCHEMA =
      schema(
          "id", notNull(TypeKind.BIGINT),
          "symbol", nullable(TypeKind.VARCHAR),
          "price", nullable(TypeKind.DOUBLE),
          "amount", DataType.decimal(12, 2, true),
          "big", DataType.decimal(30, 5, true),
          "ts", nullable(TypeKind.TIMESTAMP),
          "ok", nullable(TypeKind.BOOLEAN));

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv"})
  void nothingIsAllocatedPerRow(String name) {
    Format format = Formats.byName(name).orElseThrow();
    byte[] input = input(name).getBytes(StandardCharsets.UTF_8);
    RecordDecoder decoder = Generated.decoder(format, SCHEMA);
    RecordEncoder encoder = Generated.encoder(format, SCHEMA);
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, 1024);
    ByteBuilder out = new ByteBuilder(1 << 20);
    byte[] buffer = Rows.padded(input, input.length);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long rows = 0;
    long before = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      if (round == 0) {
        rows = 0;
        before = threads.getCurrentThreadAllocatedBytes();
      }
      System.arraycopy(input, 0, buffer, 0, input.length);
      int start = round > -WARM_UP && name.equals("csv") ? HEADER.length() : 0;
      int from = start;
      while (from < input.length) {
        batch.reset();
        int to = from == start ? input.length / 2 : input.length;
        hide(buffer, to);
        if (decoder.decode(buffer, from, to, to == input.length, batch) == Status.MALFORMED) {
          throw new AssertionError(decoder.errorMessage());
        }
        restore(buffer, to);
        rows += batch.rowCount();
        from = decoder.position();
        out.clear();
        encoder.encode(batch, out);
      }
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(rows).isGreaterThanOrEqualTo((long) ROWS * ROUNDS);
    assertThat(allocated).as("bytes over %d rows", rows).isLessThan(4096);
  }

  private final byte[] hidden = new byte[16];

  /** Zeros behind the cut, as the contract asks for. */
  private void hide(byte[] buffer, int to) {
    System.arraycopy(buffer, to, hidden, 0, 16);
    Arrays.fill(buffer, to, to + 16, (byte) 0);
  }

  private void restore(byte[] buffer, int to) {
    System.arraycopy(hidden, 0, buffer, to, 16);
  }

  private static String input(String format) {
    StringBuilder text = new StringBuilder(format.equals("csv") ? HEADER : "");
    for (int i = 0; i < ROWS; i++) {
      double price = 100 + i / 7.0;
      String amount = i + "." + i % 10;
      String big = "1234567890123456789" + i + ".12345";
      String ts = "2026-03-01 09:" + (10 + i % 50) + ":00.123456";
      if (format.equals("csv")) {
        text.append(
            String.format("true,%d,\"s\"\"%d\",xyz,%s,%s,%s,%s%n", i, i, price, amount, big, ts));
      } else {
        text.append(
            String.format(
                "{\"id\":%d,\"symbol\":\"s\\n%d\",\"a\":{\"b\":[1,\"x\"]},\"price\":%s,\"amount\":%s,\"big\":%s,\"ts\":\"%s\",\"ok\":%s}%n",
                i, i, price, amount, big, ts, i % 3 == 0 ? "null" : "true"));
      }
    }
    return text.toString();
  }
}
