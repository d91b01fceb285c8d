package dev.laminar.bench;

import dev.laminar.connectors.nexmark.NexmarkConnector;
import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The events of the Nexmark benchmark, as the connector of that name generates them. */
public final class NexmarkEvents {

  /** Places of the inputs in the workload. */
  public static final int PERSON = 0;

  public static final int AUCTION = 1;
  public static final int BID = 2;

  /** Events until the three kinds have come in their proportions. */
  private static final int EPOCH = 50;

  /** Events of all kinds in a stretch: 1,012 bids, which fit one batch. */
  private static final int STRETCH = 22 * EPOCH;

  private static final int PEOPLE_PER_EPOCH = 1;
  private static final int AUCTIONS_PER_EPOCH = 3;
  private static final int BIDS_PER_EPOCH = 46;

  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final DataType TEXT = DataType.of(TypeKind.VARCHAR, false);
  private static final DataType TIME = new DataType(TypeKind.TIMESTAMP, 3, 0, false);

  private NexmarkEvents() {}

  /** Generates at least that many events, whole epochs of fifty. */
  public static Workload generate(long events) {
    long epochs = Math.max(1, (events + EPOCH - 1) / EPOCH);
    return Workload.of(
        "nexmark",
        List.of(
            input("person", person(), epochs, PEOPLE_PER_EPOCH),
            input("auction", auction(), epochs, AUCTIONS_PER_EPOCH),
            input("bid", bid(), epochs, BIDS_PER_EPOCH)));
  }

  private static Input input(String kind, List<Column> columns, long epochs, int perEpoch) {
    RowSchema schema = new RowSchema(columns);
    SourceDefinition definition =
        new SourceDefinition(
            kind,
            schema,
            new Options(Map.of("event", kind, "events", Long.toString(epochs * EPOCH))));
    int[] all = IntStream.range(0, schema.size()).toArray();
    SourceRequest request = new SourceRequest(definition, all, null, new SourceMetrics());
    int stretchRows = STRETCH / EPOCH * perEpoch;
    List<ColumnBatch> batches = new ArrayList<>();
    try (SourceReader reader = new NexmarkConnector().open(request)) {
      ColumnBatch batch = ColumnBatch.allocate(schema, stretchRows);
      while (reader.read(batch) != SourceReader.Status.END) {
        batches.add(BatchCopy.of(batch));
        batch.reset();
      }
    }
    return new Input(kind, createSource(kind, columns), schema, batches);
  }

  private static String createSource(String kind, List<Column> columns) {
    StringBuilder sql = new StringBuilder("CREATE SOURCE ").append(kind).append(" (");
    for (Column column : columns) {
      sql.append(column.name()).append(' ');
      sql.append(column.type().toSql()).append(" NOT NULL, ");
    }
    // The reference declares keys for people and auctions: nobody has an id twice.
    sql.append(kind.equals("bid") ? "" : "PRIMARY KEY (id) NOT ENFORCED, ");
    return sql.append("WATERMARK FOR dateTime AS dateTime - INTERVAL '4' SECOND);").toString();
  }

  private static List<Column> person() {
    return List.of(
        new Column("id", BIGINT),
        new Column("name", TEXT),
        new Column("emailAddress", TEXT),
        new Column("creditCard", TEXT),
        new Column("city", TEXT),
        new Column("state", TEXT),
        new Column("dateTime", TIME),
        new Column("extra", TEXT));
  }

  private static List<Column> auction() {
    return List.of(
        new Column("id", BIGINT),
        new Column("itemName", TEXT),
        new Column("description", TEXT),
        new Column("initialBid", BIGINT),
        new Column("reserve", BIGINT),
        new Column("dateTime", TIME),
        new Column("expires", TIME),
        new Column("seller", BIGINT),
        new Column("category", BIGINT),
        new Column("extra", TEXT));
  }

  private static List<Column> bid() {
    return List.of(
        new Column("auction", BIGINT),
        new Column("bidder", BIGINT),
        new Column("price", BIGINT),
        new Column("channel", TEXT),
        new Column("url", TEXT),
        new Column("dateTime", TIME),
        new Column("extra", TEXT));
  }
}
