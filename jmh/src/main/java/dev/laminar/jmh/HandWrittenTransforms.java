package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;

/**
 * What an expert writes instead of SQL for one query: plain loops over the same arrays, no
 * allocation, no framework. NULL results and dropped rows are what SQL asks for; overflow is
 * checked where SQL checks it and the expert cannot rule it out.
 */
final class HandWrittenTransforms {

  private HandWrittenTransforms() {}

  /**
   * {@code SELECT ts, symbol, account, price * quantity AS notional FROM trades WHERE price > 50
   * AND quantity <= 700}.
   */
  static int filterProject(ColumnBatch input, ColumnBatch output) {
    long[] ts = longs(input, TradeBatches.TS);
    BytesVector symbol = (BytesVector) input.column(TradeBatches.SYMBOL);
    int[] symbolOffset = symbol.offsets();
    int[] symbolLength = symbol.lengths();
    long[] account = longs(input, TradeBatches.ACCOUNT);
    double[] price = ((DoubleVector) input.column(TradeBatches.PRICE)).values();
    long[] quantity = longs(input, TradeBatches.QUANTITY);
    long[] outTs = longs(output, 0);
    BytesVector outSymbol = (BytesVector) output.column(1);
    outSymbol.shareHeap(symbol.heap());
    int[] outOffset = outSymbol.offsets();
    int[] outLength = outSymbol.lengths();
    long[] outAccount = longs(output, 2);
    double[] outNotional = ((DoubleVector) output.column(3)).values();
    int rows = input.rowCount();
    int out = 0;
    for (int row = 0; row < rows; row++) {
      double p = price[row];
      long q = quantity[row];
      if (p > 50 && q <= 700) {
        outTs[out] = ts[row];
        outOffset[out] = symbolOffset[row];
        outLength[out] = symbolLength[row];
        outAccount[out] = account[row];
        outNotional[out] = p * q;
        out++;
      }
    }
    return out;
  }

  /** The same with nullable price and quantity. */
  static int filterProjectNullable(ColumnBatch input, ColumnBatch output) {
    long[] ts = longs(input, TradeBatches.TS);
    BytesVector symbol = (BytesVector) input.column(TradeBatches.SYMBOL);
    int[] symbolOffset = symbol.offsets();
    int[] symbolLength = symbol.lengths();
    long[] account = longs(input, TradeBatches.ACCOUNT);
    double[] price = ((DoubleVector) input.column(TradeBatches.PRICE)).values();
    boolean[] priceNull = input.column(TradeBatches.PRICE).nulls();
    long[] quantity = longs(input, TradeBatches.QUANTITY);
    boolean[] quantityNull = input.column(TradeBatches.QUANTITY).nulls();
    long[] outTs = longs(output, 0);
    BytesVector outSymbol = (BytesVector) output.column(1);
    outSymbol.shareHeap(symbol.heap());
    int[] outOffset = outSymbol.offsets();
    int[] outLength = outSymbol.lengths();
    long[] outAccount = longs(output, 2);
    double[] outNotional = ((DoubleVector) output.column(3)).values();
    boolean[] outNull = output.column(3).nulls();
    int rows = input.rowCount();
    int out = 0;
    for (int row = 0; row < rows; row++) {
      if (!priceNull[row] && !quantityNull[row] && price[row] > 50 && quantity[row] <= 700) {
        outTs[out] = ts[row];
        outOffset[out] = symbolOffset[row];
        outLength[out] = symbolLength[row];
        outAccount[out] = account[row];
        outNotional[out] = price[row] * quantity[row];
        outNull[out] = false;
        out++;
      }
    }
    return out;
  }

  /**
   * {@code SELECT ts, account, fee * 0.908 AS euros, quantity FROM trades}: DECIMAL(12, 2) times
   * DECIMAL(3, 3).
   */
  static int currency(ColumnBatch input, ColumnBatch output) {
    long[] ts = longs(input, TradeBatches.TS);
    long[] account = longs(input, TradeBatches.ACCOUNT);
    long[] fee = longs(input, TradeBatches.FEE);
    long[] quantity = longs(input, TradeBatches.QUANTITY);
    long[] outTs = longs(output, 0);
    long[] outAccount = longs(output, 1);
    long[] outEuros = longs(output, 2);
    long[] outQuantity = longs(output, 3);
    int rows = input.rowCount();
    for (int row = 0; row < rows; row++) {
      outTs[row] = ts[row];
      outAccount[row] = account[row];
      outEuros[row] = fee[row] * 908;
      outQuantity[row] = quantity[row];
    }
    return rows;
  }

  /** The same with nullable fee and quantity. */
  static int currencyNullable(ColumnBatch input, ColumnBatch output) {
    long[] ts = longs(input, TradeBatches.TS);
    long[] account = longs(input, TradeBatches.ACCOUNT);
    long[] fee = longs(input, TradeBatches.FEE);
    boolean[] feeNull = input.column(TradeBatches.FEE).nulls();
    long[] quantity = longs(input, TradeBatches.QUANTITY);
    boolean[] quantityNull = input.column(TradeBatches.QUANTITY).nulls();
    long[] outTs = longs(output, 0);
    long[] outAccount = longs(output, 1);
    long[] outEuros = longs(output, 2);
    boolean[] outEurosNull = output.column(2).nulls();
    long[] outQuantity = longs(output, 3);
    boolean[] outQuantityNull = output.column(3).nulls();
    int rows = input.rowCount();
    for (int row = 0; row < rows; row++) {
      outTs[row] = ts[row];
      outAccount[row] = account[row];
      outEurosNull[row] = feeNull[row];
      outEuros[row] = fee[row] * 908;
      outQuantityNull[row] = quantityNull[row];
      outQuantity[row] = quantity[row];
    }
    return rows;
  }

  private static long[] longs(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }
}
