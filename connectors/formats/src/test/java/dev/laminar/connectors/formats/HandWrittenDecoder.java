package dev.laminar.connectors.formats;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.format.JsonDecoder;

public final class HandWrittenDecoder extends JsonDecoder {
  private long[] id;
  private int[] symbolOffsets;
  private int[] symbolLengths;
  private double[] price;
  private long[] ts;
  private boolean[] priceNulls;

  public HandWrittenDecoder() {
    super(4, true);
    column(0, "id", "BIGINT", "INTEGER");
    column(1, "symbol", "VARCHAR", "TEXT");
    column(2, "price", "DOUBLE", "NUMBER");
    column(3, "ts", "TIMESTAMP(6)", "TIMESTAMP");
  }

  @Override
  protected void bind(byte[] bytes, ColumnBatch batch) {
    id = ((LongVector) batch.column(0)).values();
    BytesVector symbol = (BytesVector) batch.column(1);
    share(bytes, symbol, batch);
    symbolOffsets = symbol.offsets();
    symbolLengths = symbol.lengths();
    price = ((DoubleVector) batch.column(2)).values();
    priceNulls = batch.column(2).nulls();
    ts = ((LongVector) batch.column(3)).values();
  }

  @Override
  protected int record(byte[] bytes, int from, int row) {
    startRecord(from);
    int at = from;
    while (true) {
      long field = nextField(bytes, at);
      if (field < 0) {
        return FAILED;
      }
      at = (int) field;
      switch ((int) (field >>> 32)) {
        case 0:
          return (seen[0] & 15L) == 15L ? at : missingColumns(at, row);
        case 2:
          at = id(bytes, at, row);
          break;
        case 3:
          at = symbol(bytes, at, row);
          break;
        case 4:
          at = price(bytes, at, row);
          break;
        case 5:
          at = ts(bytes, at, row);
          break;
        default:
          at = skipValue(bytes, at);
      }
      if (at < 0) {
        return FAILED;
      }
    }
  }

  private int missingColumns(int at, int row) {
    if ((seen[0] & 1L) == 0) {
      return missing(0, at);
    }
    if ((seen[0] & 2L) == 0) {
      return missing(1, at);
    }
    if ((seen[0] & 4L) == 0) {
      priceNulls[row] = true;
    }
    return at;
  }

  private int id(byte[] bytes, int at, int row) {
    seen[0] |= 1L;
    return longValue(0, bytes, at, id, row);
  }

  private int symbol(byte[] bytes, int at, int row) {
    seen[0] |= 2L;
    return textValue(1, bytes, at, symbolOffsets, symbolLengths, row);
  }

  private int price(byte[] bytes, int at, int row) {
    seen[0] |= 4L;
    if (bytes[at] == 'n') {
      priceNulls[row] = true;
      return nullValue(2, bytes, at);
    }
    priceNulls[row] = false;
    return doubleValue(2, bytes, at, price, row);
  }

  private int ts(byte[] bytes, int at, int row) {
    seen[0] |= 8L;
    return epochValue(3, bytes, at, ts, row, 3, 6);
  }

  @Override
  protected void resolve(byte[] bytes, int row) {
    resolveText(bytes, symbolOffsets, symbolLengths, row);
  }
}
