package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens a files source over {@link QuoteDecoder} and collects what it reads. */
final class SourceHarness implements AutoCloseable {

  /** A row with everything the reader says about it. */
  record Row(String symbol, long price, long number, String position) {}

  final SourceMetrics metrics = new SourceMetrics();
  final SourceReader reader;
  private final ColumnBatch batch;

  SourceHarness(int batchCapacity, String... options) {
    reader =
        new FilesSourceConnector()
            .open(
                new SourceRequest(
                    definition(options), new int[] {0, 1}, QuoteDecoder::new, metrics));
    batch = ColumnBatch.allocate(QuoteDecoder.SCHEMA, batchCapacity);
  }

  static SourceDefinition definition(String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new SourceDefinition("quotes", QuoteDecoder.SCHEMA, new Options(map));
  }

  /** Reads one batch. */
  SourceReader.Status read(List<Row> into) {
    batch.reset();
    SourceReader.Status status = reader.read(batch);
    for (int row = 0; row < batch.rowCount(); row++) {
      into.add(
          new Row(
              ((BytesVector) batch.column(0)).getString(row),
              ((LongVector) batch.column(1)).values()[row],
              batch.firstRowNumber() + row,
              isLocated(row) ? reader.position(batch, row) : ""));
    }
    return status;
  }

  /** Locating a row reads the batch's bytes again: of a large batch only some rows are located. */
  private boolean isLocated(int row) {
    return batch.rowCount() <= 600 || row % 50 == 0 || row == batch.rowCount() - 1;
  }

  /** Reads to the end. */
  List<Row> readAll() {
    List<Row> rows = new ArrayList<>();
    while (read(rows) == SourceReader.Status.ROWS) {}
    return rows;
  }

  /** Reads until that many rows are there, for at most ten seconds. */
  List<Row> await(int count) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (rows.size() < count) {
      if (read(rows) == SourceReader.Status.IDLE) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("only " + rows);
        }
        Thread.sleep(1 + reader.idleNs() / 1_000_000);
      }
    }
    return rows;
  }

  @Override
  public void close() {
    reader.close();
  }
}
