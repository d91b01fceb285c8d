package dev.laminar.golden;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rows with event times, of the columns {@code ts TIMESTAMP NOT NULL, k VARCHAR, id BIGINT}, as a
 * source that hands them out in batches of random sizes, with pauses, so that two of them never
 * come in the same order twice.
 */
final class TimedRows {

  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /** One row. */
  record Row(long timeUs, @Nullable String key, long id) {

    String sql() {
      String literal = key == null ? "NULL" : "'" + key + "'";
      return "(TIMESTAMP '"
          + EPOCH.plus(timeUs, ChronoUnit.MICROS)
          + "', "
          + literal
          + ", "
          + id
          + ")";
    }
  }

  private TimedRows() {}

  /**
   * Rows about a time that goes on, some of them out of order, few by more than the watermark
   * allows.
   *
   * @param keys how many there are; a key is NULL now and then
   * @param stepUs time from one row to the next
   * @param disorderUs by how much most rows may be behind
   * @param lateInHundred how many are behind by up to ten times as much
   */
  static List<Row> random(
      Random random, int count, int keys, long stepUs, long disorderUs, int lateInHundred) {
    List<Row> rows = new ArrayList<>();
    long nowUs = -20L * stepUs;
    for (int i = 0; i < count; i++) {
      nowUs += random.nextLong(2 * stepUs);
      boolean late = random.nextInt(100) < lateInHundred;
      long behindUs = random.nextLong((late ? 10 : 1) * disorderUs + 1);
      boolean unknown = random.nextInt(20) == 0;
      // Some times are round, so that there are equal ones.
      long timeUs = (nowUs - behindUs) / (i % 2 == 0 ? 500_000 : 1) * (i % 2 == 0 ? 500_000 : 1);
      rows.add(new Row(timeUs, unknown ? null : "key of row " + random.nextInt(keys), i));
    }
    return rows;
  }

  /** The rows that are not behind the watermark, which is so far behind the greatest time. */
  static List<Row> onTime(List<Row> rows, long delayUs) {
    List<Row> kept = new ArrayList<>();
    long watermarkUs = Long.MIN_VALUE;
    for (Row row : rows) {
      watermarkUs = Math.max(watermarkUs, row.timeUs() - delayUs);
      if (row.timeUs() >= watermarkUs) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** The rows whose tumbling window that watermark has not passed. */
  static List<Row> inOpenWindows(List<Row> rows, long delayUs, long sizeUs) {
    List<Row> kept = new ArrayList<>();
    long watermarkUs = Long.MIN_VALUE;
    for (Row row : rows) {
      watermarkUs = Math.max(watermarkUs, row.timeUs() - delayUs);
      if ((Math.floorDiv(row.timeUs(), sizeUs) + 1) * sizeUs > watermarkUs) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** The rows as a source. */
  static SourceConnector source(List<Row> rows, Random random) {
    return new SourceConnector() {
      @Override
      public String name() {
        return "timed";
      }

      @Override
      public String description() {
        return "rows of a test";
      }

      @Override
      public List<OptionSpec> options() {
        return List.of();
      }

      @Override
      public boolean usesFormat() {
        return false;
      }

      @Override
      public SourceDescription describe(SourceDefinition definition) {
        return new SourceDescription(true, true);
      }

      @Override
      public SourceReader open(SourceRequest request) {
        return new Reader(rows, random, request.projection());
      }
    };
  }

  private static final class Reader implements SourceReader {

    private final List<Row> rows;
    private final Random random;
    private int[] projection;
    private int next;

    Reader(List<Row> rows, Random random, int[] projection) {
      this.rows = rows;
      this.random = random;
      this.projection = projection;
    }

    @Override
    public Status read(ColumnBatch batch) {
      if (next == rows.size()) {
        return Status.END;
      }
      int pause = random.nextInt(4);
      if (pause == 0) {
        return Status.IDLE;
      }
      int most = Math.min(batch.capacity(), rows.size() - next);
      int count = 1 + random.nextInt(pause == 1 ? Math.min(most, 3) : most);
      batch.setFirstRowNumber(next + 1L);
      for (int row = 0; row < count; row++) {
        for (int column = 0; column < projection.length; column++) {
          write(batch.column(column), row, projection[column], rows.get(next));
        }
        next++;
      }
      batch.setRowCount(count);
      return Status.ROWS;
    }

    private static void write(ColumnVector column, int row, int index, Row from) {
      switch (index) {
        case 0 -> ((LongVector) column).values()[row] = from.timeUs();
        case 1 -> {
          String key = from.key();
          Objects.requireNonNull(column.nulls())[row] = key == null;
          byte[] utf8 = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
          ((BytesVector) column).append(row, utf8, 0, utf8.length);
        }
        default -> ((LongVector) column).values()[row] = from.id();
      }
    }

    @Override
    public long idleNs() {
      return random.nextInt(50_000);
    }

    @Override
    public void project(SourceRequest request) {
      projection = request.projection();
    }

    @Override
    public String position(ColumnBatch batch, int row) {
      return "row " + (batch.firstRowNumber() + row);
    }

    @Override
    public void close() {}
  }
}
