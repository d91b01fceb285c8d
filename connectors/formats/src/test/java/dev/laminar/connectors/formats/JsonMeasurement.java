package dev.laminar.connectors.formats;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Nanoseconds per record: 4 of 12 fields, dsl-json beside the generated decoder. Run {@code main}.
 */
public final class JsonMeasurement {
  static final int RECORDS = 2000;

  private static final RowSchema SOURCE =
      Generated.schema(
          "id", Generated.notNull(TypeKind.BIGINT),
          "type", Generated.nullable(TypeKind.VARCHAR),
          "symbol", Generated.notNull(TypeKind.VARCHAR),
          "price", Generated.nullable(TypeKind.DOUBLE),
          "qty", Generated.nullable(TypeKind.INTEGER),
          "side", Generated.nullable(TypeKind.VARCHAR),
          "venue", Generated.nullable(TypeKind.VARCHAR),
          "tags", Generated.nullable(TypeKind.VARCHAR),
          "ok", Generated.nullable(TypeKind.BOOLEAN),
          "ts", Generated.notNull(TypeKind.TIMESTAMP),
          "user", Generated.nullable(TypeKind.VARCHAR),
          "note", Generated.nullable(TypeKind.VARCHAR));

  static byte[][] events() {
    Random random = new Random(7);
    byte[][] events = new byte[RECORDS][];
    String[] symbols = {"AAPL", "MSFT", "GOOGL", "AMZN", "NVDA", "BRK.B"};
    for (int i = 0; i < RECORDS; i++) {
      String text =
          "{\"id\":"
              + (100_000 + i)
              + ",\"type\":\"trade\",\"symbol\":\""
              + symbols[random.nextInt(6)]
              + "\",\"price\":"
              + (random.nextInt(90_000) + 10_000) / 100.0
              + ",\"qty\":"
              + (1 + random.nextInt(500))
              + ",\"side\":\""
              + (random.nextBoolean() ? "buy" : "sell")
              + "\",\"venue\":{\"mic\":\"XNAS\",\"seq\":"
              + random.nextInt(100000)
              + "},\"tags\":[\"a\",\"b\"],\"ok\":true,\"ts\":"
              + (1_700_000_000_000L + i * 17)
              + ",\"user\":null,\"note\":\"n"
              + random.nextInt(1000)
              + "\"}";
      events[i] = text.getBytes(StandardCharsets.UTF_8);
    }
    return events;
  }

  public static void main(String[] args) throws Exception {
    byte[][] events = events();
    int total = 0;
    for (byte[] e : events) {
      total += e.length;
    }
    byte[] lines = new byte[total + RECORDS + 16];
    int at = 0;
    for (byte[] e : events) {
      System.arraycopy(e, 0, lines, at, e.length);
      at += e.length;
      lines[at++] = '\n';
    }
    System.out.println(
        "mean bytes " + total / RECORDS + " " + new String(events[0], StandardCharsets.UTF_8));
    int end = at;
    RowSchema source = SOURCE;
    int[] projection = {0, 2, 3, 9};
    DecoderSpec spec = new DecoderSpec(Generated.DECODER, source, projection, Generated.options());
    RecordDecoder ours =
        Generated.decoder(
            new JsonFormat(),
            Generated.Tier.ASM,
            source,
            projection,
            "json.timestamp_format",
            "epoch_millis");
    RowSchema schema = spec.projectedSchema();
    ColumnBatch batch = ColumnBatch.allocate(schema, 1024);
    for (int round = 0; round < 30; round++) {
      long t0 = System.nanoTime();
      long sum1 = 0;
      for (int k = 0; k < 20; k++) {
        sum1 += dsl(events);
      }
      long t1 = System.nanoTime();
      long sum2 = 0;
      for (int k = 0; k < 20; k++) {
        sum2 += run(ours, lines, end, batch);
      }
      long t2 = System.nanoTime();
      if (sum1 != sum2) {
        throw new IllegalStateException(sum1 + " " + sum2);
      }
      if (round % 3 == 2) {
        System.out.printf(
            "dsl-json %.1f ns, laminar %.1f ns%n",
            (t1 - t0) / 20.0 / RECORDS, (t2 - t1) / 20.0 / RECORDS);
      }
    }
  }

  static long run(RecordDecoder decoder, byte[] lines, int end, ColumnBatch batch) {
    int from = 0;
    long sum = 0;
    while (from < end) {
      batch.reset();
      RecordDecoder.Status status = decoder.decode(lines, from, end, true, batch);
      if (status != RecordDecoder.Status.OK) {
        throw new IllegalStateException(status + decoder.errorMessage());
      }
      long[] ids = ((LongVector) batch.column(0)).values();
      int[] lengths = ((BytesVector) batch.column(1)).lengths();
      double[] prices = ((DoubleVector) batch.column(2)).values();
      long[] times = ((LongVector) batch.column(3)).values();
      for (int i = 0; i < batch.rowCount(); i++) {
        sum += ids[i] + lengths[i] + (long) (prices[i] * 100) + times[i] / 1000;
      }
      from = decoder.position();
    }
    return sum;
  }

  private static final DslJson<Object> DSL = new DslJson<>();
  private static final JsonReader<Object> READER = DSL.newReader();

  private static final byte[] ID = "id".getBytes(),
      SYMBOL = "symbol".getBytes(),
      PRICE = "price".getBytes(),
      TS = "ts".getBytes();

  static long dsl(byte[][] events) throws IOException {
    long sum = 0;
    for (byte[] event : events) {
      JsonReader<Object> reader = READER;
      reader.process(event, event.length);
      if (reader.getNextToken() != '{') {
        throw new IOException();
      }
      long id = 0, ts = 0;
      int length = 0;
      double price = 0;
      reader.getNextToken();
      while (true) {
        int hash = reader.fillName();
        reader.getNextToken();
        if (hash == ID_HASH && reader.wasLastName(ID)) {
          id = com.dslplatform.json.NumberConverter.deserializeLong(reader);
        } else if (hash == SYMBOL_HASH && reader.wasLastName(SYMBOL)) {
          char[] chars = reader.readSimpleQuote();
          length = reader.getCurrentIndex() - reader.getTokenStart() - 1;
        } else if (hash == PRICE_HASH && reader.wasLastName(PRICE)) {
          price = com.dslplatform.json.NumberConverter.deserializeDouble(reader);
        } else if (hash == TS_HASH && reader.wasLastName(TS)) {
          ts = com.dslplatform.json.NumberConverter.deserializeLong(reader);
        } else {
          reader.skip();
          if (reader.last() == '}') {
            break;
          }
          if (reader.last() != ',') {
            throw new IOException("x" + reader.last());
          }
          reader.getNextToken();
          continue;
        }
        byte next = reader.getNextToken();
        if (next == '}') {
          break;
        }
        reader.getNextToken();
      }
      sum += id + length + (long) (price * 100) + ts;
    }
    return sum;
  }

  static int hash(String name) {
    long h = 0x811c9dc5;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      h ^= b;
      h *= 0x1000193;
    }
    return (int) h;
  }

  static final int ID_HASH = hash("id"),
      SYMBOL_HASH = hash("symbol"),
      PRICE_HASH = hash("price"),
      TS_HASH = hash("ts");
}
