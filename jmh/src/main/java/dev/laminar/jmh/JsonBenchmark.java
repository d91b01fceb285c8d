package dev.laminar.jmh;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.NumberConverter;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.type.RowSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per record of about 190 bytes with a nested object and an array: 4 of its 12 fields
 * into the same column arrays, by the generated decoder and by a loop over dsl-json's reader.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx1g"
    })
public class JsonBenchmark {

  static final int RECORDS = 1_000;

  private static final String SOURCE =
      "CREATE SOURCE events (id BIGINT NOT NULL, type VARCHAR, symbol VARCHAR NOT NULL, price DOUBLE NOT NULL, qty INTEGER,"
          + " side VARCHAR, venue VARCHAR, tags VARCHAR, ok BOOLEAN, ts BIGINT NOT NULL, owner VARCHAR, note VARCHAR)"
          + " FROM FILES (path = '${PATH}') FORMAT JSON;";

  private static final int[] PROJECTION = {0, 2, 3, 9};

  private static final byte[] ID_NAME = bytes("id");
  private static final byte[] SYMBOL_NAME = bytes("symbol");
  private static final byte[] PRICE_NAME = bytes("price");
  private static final byte[] TS_NAME = bytes("ts");
  private static final int ID = hash(ID_NAME);
  private static final int SYMBOL = hash(SYMBOL_NAME);
  private static final int PRICE = hash(PRICE_NAME);
  private static final int TS = hash(TS_NAME);

  private final byte[][] records = new byte[RECORDS][];
  private byte[] lines = new byte[0];
  private int linesLength;
  private @Nullable Path file;
  private @Nullable CompiledScript script;
  private @Nullable RecordDecoder decoder;
  private @Nullable ColumnBatch batch;
  private @Nullable ColumnBatch byHand;
  private final JsonReader<Object> reader = new DslJson<>().newReader();

  @Setup
  public void setUp() throws IOException {
    int length = 0;
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < RECORDS; i++) {
      records[i] = record(i, random).getBytes(StandardCharsets.UTF_8);
      length += records[i].length + 1;
    }
    lines = new byte[length + BytesVector.PADDING_BYTES];
    linesLength = 0;
    for (byte[] record : records) {
      System.arraycopy(record, 0, lines, linesLength, record.length);
      linesLength += record.length;
      lines[linesLength++] = '\n';
    }
    Path written = Files.createTempFile("laminar-bench", ".json");
    file = written;
    Files.write(written, Arrays.copyOf(lines, linesLength));
    CompiledScript compiled =
        CompiledScript.compile(
            "bench.sql",
            SOURCE,
            CompileSettings.of(CodegenOptions.fromSystemProperties()),
            Map.of("PATH", written.toString()));
    script = compiled;
    CompiledStatement.NewSource source =
        (CompiledStatement.NewSource) compiled.statements().getFirst();
    DecoderFactory decoders = source.decoders();
    if (decoders == null) {
      throw new IllegalStateException("a files source has decoders");
    }
    decoder = decoders.decoders(PROJECTION).get();
    RowSchema schema =
        new RowSchema(Arrays.stream(PROJECTION).mapToObj(source.plan().schema()::column).toList());
    batch = ColumnBatch.allocate(schema, ColumnBatch.DEFAULT_CAPACITY);
    byHand = ColumnBatch.allocate(schema, ColumnBatch.DEFAULT_CAPACITY);
    requireEqual(generated(), dslJson());
  }

  private static String record(int i, SplittableRandom random) {
    List<String> symbols = List.of("AAPL", "MSFT", "GOOGL", "AMZN", "NVDA", "BRK.B");
    return "{\"id\":"
        + (100_000 + i)
        + ",\"type\":\"trade\",\"symbol\":\""
        + symbols.get(random.nextInt(symbols.size()))
        + "\",\"price\":"
        + (random.nextInt(90_000) + 10_000) / 100.0
        + ",\"qty\":"
        + (1 + random.nextInt(500))
        + ",\"side\":\""
        + (random.nextBoolean() ? "buy" : "sell")
        + "\",\"venue\":{\"mic\":\"XNAS\",\"seq\":"
        + random.nextInt(100_000)
        + "},\"tags\":[\"a\",\"b\"],\"ok\":true,\"ts\":"
        + (1_700_000_000_000L + i * 17L)
        + ",\"owner\":null,\"note\":\"n"
        + random.nextInt(1_000)
        + "\"}";
  }

  private static void requireEqual(ColumnBatch left, ColumnBatch right) {
    for (int row = 0; row < RECORDS; row++) {
      for (int column = 0; column < left.columnCount(); column++) {
        if (!value(left, column, row).equals(value(right, column, row))) {
          throw new IllegalStateException("decoders disagree in row " + row + ", column " + column);
        }
      }
    }
  }

  @TearDown
  public void tearDown() throws IOException {
    if (script != null) {
      script.close();
    }
    if (file != null) {
      Files.delete(file);
    }
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public ColumnBatch generated() {
    ColumnBatch target = batch;
    target.reset();
    RecordDecoder.Status status = decoder.decode(lines, 0, linesLength, true, target);
    if (status != RecordDecoder.Status.OK || target.rowCount() != RECORDS) {
      throw new IllegalStateException(status + " " + decoder.errorMessage());
    }
    return target;
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public ColumnBatch dslJson() throws IOException {
    ColumnBatch target = byHand;
    target.reset();
    long[] ids = ((LongVector) target.column(0)).values();
    BytesVector symbols = (BytesVector) target.column(1);
    double[] prices = ((DoubleVector) target.column(2)).values();
    long[] times = ((LongVector) target.column(3)).values();
    for (int row = 0; row < RECORDS; row++) {
      byte[] record = records[row];
      reader.process(record, record.length);
      reader.getNextToken();
      reader.getNextToken();
      byte next;
      do {
        int key = reader.fillName();
        reader.getNextToken();
        if (key == ID && reader.wasLastName(ID_NAME)) {
          ids[row] = NumberConverter.deserializeLong(reader);
          next = reader.getNextToken();
        } else if (key == SYMBOL && reader.wasLastName(SYMBOL_NAME)) {
          reader.readSimpleQuote();
          int start = reader.getTokenStart();
          symbols.append(row, record, start, reader.getCurrentIndex() - start - 1);
          next = reader.getNextToken();
        } else if (key == PRICE && reader.wasLastName(PRICE_NAME)) {
          prices[row] = NumberConverter.deserializeDouble(reader);
          next = reader.getNextToken();
        } else if (key == TS && reader.wasLastName(TS_NAME)) {
          times[row] = NumberConverter.deserializeLong(reader);
          next = reader.getNextToken();
        } else {
          next = reader.skip();
        }
        if (next == ',') {
          reader.getNextToken();
        }
      } while (next == ',');
    }
    target.setRowCount(RECORDS);
    return target;
  }

  /** FNV-1a, as the reader hashes names. */
  private static int hash(byte[] name) {
    int hash = 0x811c9dc5;
    for (byte b : name) {
      hash = (hash ^ b) * 0x1000193;
    }
    return hash;
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static Object value(ColumnBatch batch, int column, int row) {
    return switch (batch.column(column)) {
      case LongVector longs -> longs.values()[row];
      case DoubleVector doubles -> doubles.values()[row];
      case BytesVector text -> text.getString(row);
      default -> throw new IllegalStateException("column " + column);
    };
  }
}
