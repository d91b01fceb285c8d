package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DecimalDigits;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.NumberBags;
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 3: Emit(Aggregate#4) > Project#5 > Output */
public final class Pipeline3_Aggregate_4_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final Decimal128Result aggregate4_meanMean;
  private final Decimal128Result aggregate4_mean_nMean;
  private final BytesResult aggregate4_leastText;
  private final OrderedElements aggregate4_midOrdered;
  private final double const0_literal; // 0.5e0
  private final BytesResult aggregate4_usualText;
  private final BytesResult aggregate4_topText;
  private final OrderedElements aggregate4_namesOrdered;
  private final byte[] const1_literal; // '+'
  private final int const1_literalLength; // '+'
  private final BytesResult aggregate4_namesText;
  private final OrderedElements aggregate4_middleOrdered;
  private final double const2_literal; // 0.5e0
  private final BytesResult aggregate4_leastText_2;
  private final DecimalDigits project5_castToDecimal128State;
  private final Decimal128Result project5_castToDecimal128;
  private final DecimalDigits project5_castToDecimal128State_2;
  private final Decimal128Result project5_castToDecimal128_2;
  private final BytesResult aggregate4_usualText_2;
  private final BytesResult aggregate4_topText_2;
  private final BytesResult aggregate4_namesText_2;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      return;
    }
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int made = 0;
    int emitted = 0;
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    int[] weights = out.weights();
    LongVector out_nVector = (LongVector) out.column(0);
    long[] out_nValues = out_nVector.values();
    LongVector out_mVector = (LongVector) out.column(1);
    long[] out_mValues = out_mVector.values();
    LongVector out_totalsVector = (LongVector) out.column(2);
    boolean[] out_totalsNulls = out_totalsVector.nulls();
    long[] out_totalsValues = out_totalsVector.values();
    Decimal128Vector out_pricesVector = (Decimal128Vector) out.column(3);
    boolean[] out_pricesNulls = out_pricesVector.nulls();
    long[] out_pricesHigh = out_pricesVector.high();
    long[] out_pricesLow = out_pricesVector.low();
    DoubleVector out_all_feesVector = (DoubleVector) out.column(4);
    boolean[] out_all_feesNulls = out_all_feesVector.nulls();
    double[] out_all_feesValues = out_all_feesVector.values();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(5);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    Decimal128Vector out_mean_nVector = (Decimal128Vector) out.column(6);
    long[] out_mean_nHigh = out_mean_nVector.high();
    long[] out_mean_nLow = out_mean_nVector.low();
    BytesVector out_leastVector = (BytesVector) out.column(7);
    boolean[] out_leastNulls = out_leastVector.nulls();
    Decimal128Vector out_mostVector = (Decimal128Vector) out.column(8);
    boolean[] out_mostNulls = out_mostVector.nulls();
    long[] out_mostHigh = out_mostVector.high();
    long[] out_mostLow = out_mostVector.low();
    DoubleVector out_low_feeVector = (DoubleVector) out.column(9);
    boolean[] out_low_feeNulls = out_low_feeVector.nulls();
    double[] out_low_feeValues = out_low_feeVector.values();
    LongVector out_symbolsVector = (LongVector) out.column(10);
    long[] out_symbolsValues = out_symbolsVector.values();
    LongVector out_accountsVector = (LongVector) out.column(11);
    long[] out_accountsValues = out_accountsVector.values();
    Decimal128Vector out_vVector = (Decimal128Vector) out.column(12);
    boolean[] out_vNulls = out_vVector.nulls();
    long[] out_vHigh = out_vVector.high();
    long[] out_vLow = out_vVector.low();
    Decimal128Vector out_cVector = (Decimal128Vector) out.column(13);
    boolean[] out_cNulls = out_cVector.nulls();
    long[] out_cHigh = out_cVector.high();
    long[] out_cLow = out_cVector.low();
    DoubleVector out_midVector = (DoubleVector) out.column(14);
    boolean[] out_midNulls = out_midVector.nulls();
    double[] out_midValues = out_midVector.values();
    BytesVector out_usualVector = (BytesVector) out.column(15);
    LongVector out_every_bitVector = (LongVector) out.column(16);
    boolean[] out_every_bitNulls = out_every_bitVector.nulls();
    long[] out_every_bitValues = out_every_bitVector.values();
    LongVector out_any_bitVector = (LongVector) out.column(17);
    long[] out_any_bitValues = out_any_bitVector.values();
    LongVector out_odd_bitsVector = (LongVector) out.column(18);
    long[] out_odd_bitsValues = out_odd_bitsVector.values();
    BytesVector out_topVector = (BytesVector) out.column(19);
    BooleanVector out_all_largeVector = (BooleanVector) out.column(20);
    boolean[] out_all_largeNulls = out_all_largeVector.nulls();
    boolean[] out_all_largeValues = out_all_largeVector.values();
    BooleanVector out_some_largeVector = (BooleanVector) out.column(21);
    boolean[] out_some_largeNulls = out_some_largeVector.nulls();
    boolean[] out_some_largeValues = out_some_largeVector.values();
    BytesVector out_namesVector = (BytesVector) out.column(22);
    boolean[] out_namesNulls = out_namesVector.nulls();
    LongVector out_middleVector = (LongVector) out.column(23);
    boolean[] out_middleNulls = out_middleVector.nulls();
    long[] out_middleValues = out_middleVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 754L, false);
      boolean isAlive = Slots.getLong(slots, slot + 456L) > 0L;
      boolean wasShown = Slots.getBoolean(slots, slot + 753L);
      long aggregate4_mNew = 0L;
      long aggregate4_totalsNew = 0L;
      boolean aggregate4_totalsNewIsNull = true;
      long aggregate4_pricesNew = 0L;
      long aggregate4_pricesNew_2 = 0L;
      boolean aggregate4_pricesNewIsNull = true;
      double aggregate4_all_feesNew = 0.0;
      boolean aggregate4_all_feesNewIsNull = true;
      long aggregate4_meanNew = 0L;
      long aggregate4_meanNew_2 = 0L;
      boolean aggregate4_meanNewIsNull = true;
      long aggregate4_mean_nNew = 0L;
      long aggregate4_mean_nNew_2 = 0L;
      byte[] aggregate4_leastNew = null;
      int aggregate4_leastNew_2 = 0;
      int aggregate4_leastNew_3 = 0;
      boolean aggregate4_leastNewIsNull = true;
      long aggregate4_mostNew = 0L;
      long aggregate4_mostNew_2 = 0L;
      boolean aggregate4_mostNewIsNull = true;
      double aggregate4_low_feeNew = 0.0;
      boolean aggregate4_low_feeNewIsNull = true;
      long aggregate4_symbolsNew = 0L;
      long aggregate4_accountsNew = 0L;
      double aggregate4__f12New = 0.0;
      boolean aggregate4__f12NewIsNull = true;
      double aggregate4__f13New = 0.0;
      boolean aggregate4__f13NewIsNull = true;
      double aggregate4_midNew = 0.0;
      boolean aggregate4_midNewIsNull = true;
      byte[] aggregate4_usualNew = null;
      int aggregate4_usualNew_2 = 0;
      int aggregate4_usualNew_3 = 0;
      long aggregate4_every_bitNew = 0L;
      boolean aggregate4_every_bitNewIsNull = true;
      long aggregate4_any_bitNew = 0L;
      long aggregate4_odd_bitsNew = 0L;
      byte[] aggregate4_topNew = null;
      int aggregate4_topNew_2 = 0;
      int aggregate4_topNew_3 = 0;
      boolean aggregate4_all_largeNew = false;
      boolean aggregate4_all_largeNewIsNull = true;
      boolean aggregate4_some_largeNew = false;
      boolean aggregate4_some_largeNewIsNull = true;
      byte[] aggregate4_namesNew = null;
      int aggregate4_namesNew_2 = 0;
      int aggregate4_namesNew_3 = 0;
      boolean aggregate4_namesNewIsNull = true;
      long aggregate4_middleNew = 0L;
      boolean aggregate4_middleNewIsNull = true;
      if (isAlive) {
        long aggregate4_m = Slots.getLong(slots, slot + 456L);
        aggregate4_mNew = aggregate4_m;
        long aggregate4_totals = Slots.getLong(slots, slot + 464L);
        boolean aggregate4_totalsIsNull = Slots.getLong(slots, slot + 472L) == 0L;
        aggregate4_totalsNew = aggregate4_totals;
        aggregate4_totalsNewIsNull = aggregate4_totalsIsNull;
        long aggregate4_pricesHigh = Slots.getLong(slots, slot);
        long aggregate4_pricesLow = Slots.getLong(slots, slot + 8L);
        boolean aggregate4_pricesIsNull = Slots.getLong(slots, slot + 480L) == 0L;
        aggregate4_pricesNew = aggregate4_pricesHigh;
        aggregate4_pricesNew_2 = aggregate4_pricesLow;
        aggregate4_pricesNewIsNull = aggregate4_pricesIsNull;
        double aggregate4_all_fees = Slots.getDouble(slots, slot + 488L);
        boolean aggregate4_all_feesIsNull = Slots.getLong(slots, slot + 496L) == 0L;
        aggregate4_all_feesNew = aggregate4_all_fees;
        aggregate4_all_feesNewIsNull = aggregate4_all_feesIsNull;
        long aggregate4_meanCount = Slots.getLong(slots, slot + 504L);
        boolean aggregate4_meanIsNull = aggregate4_meanCount == 0L;
        long aggregate4_meanSumHigh = Slots.getLong(slots, slot + 16L);
        long aggregate4_meanSumLow = Slots.getLong(slots, slot + 24L);
        Decimal128.average(aggregate4_meanSumHigh, aggregate4_meanSumLow,
            aggregate4_meanIsNull ? 1L : aggregate4_meanCount, 4, 38, 6, aggregate4_meanMean, sites, 0);
        long aggregate4_meanHigh = aggregate4_meanMean.high;
        long aggregate4_meanLow = aggregate4_meanMean.low;
        aggregate4_meanNew = aggregate4_meanHigh;
        aggregate4_meanNew_2 = aggregate4_meanLow;
        aggregate4_meanNewIsNull = aggregate4_meanIsNull;
        long aggregate4_mean_nCount = Slots.getLong(slots, slot + 456L);
        long aggregate4_mean_nSumHigh = Slots.getLong(slots, slot + 32L);
        long aggregate4_mean_nSumLow = Slots.getLong(slots, slot + 40L);
        Decimal128.average(aggregate4_mean_nSumHigh, aggregate4_mean_nSumLow, aggregate4_mean_nCount, 6, 38,
            6, aggregate4_mean_nMean, sites, 1);
        long aggregate4_mean_nHigh = aggregate4_mean_nMean.high;
        long aggregate4_mean_nLow = aggregate4_mean_nMean.low;
        aggregate4_mean_nNew = aggregate4_mean_nHigh;
        aggregate4_mean_nNew_2 = aggregate4_mean_nLow;
        long aggregate4_leastElement = table.multiset(0).best(slots, slot + 48L, slot + 512L, 0, false,
            false);
        boolean aggregate4_leastIsNull = table.multiset(0).isNull(aggregate4_leastElement, 0);
        table.multiset(0).load(aggregate4_leastElement, 0, aggregate4_leastText);
        byte[] aggregate4_leastHeap = aggregate4_leastText.heap;
        int aggregate4_leastOffset = aggregate4_leastText.offset;
        int aggregate4_leastLength = aggregate4_leastText.length;
        aggregate4_leastNew = aggregate4_leastHeap;
        aggregate4_leastNew_2 = aggregate4_leastOffset;
        aggregate4_leastNew_3 = aggregate4_leastLength;
        aggregate4_leastNewIsNull = aggregate4_leastIsNull;
        long aggregate4_mostElement = table.multiset(1).best(slots, slot + 64L, slot + 520L, 0, true, false);
        boolean aggregate4_mostIsNull = table.multiset(1).isNull(aggregate4_mostElement, 0);
        long aggregate4_mostHigh = table.multiset(1).high(aggregate4_mostElement, 0);
        long aggregate4_mostLow = table.multiset(1).low(aggregate4_mostElement, 0);
        aggregate4_mostNew = aggregate4_mostHigh;
        aggregate4_mostNew_2 = aggregate4_mostLow;
        aggregate4_mostNewIsNull = aggregate4_mostIsNull;
        long aggregate4_low_feeKey = table.bags(0).extreme(slots, slot + 80L);
        boolean aggregate4_low_feeIsNull = NumberBags.isEmpty(slots, slot + 80L);
        double aggregate4_low_fee = NumberBags.approximate(aggregate4_low_feeKey);
        aggregate4_low_feeNew = aggregate4_low_fee;
        aggregate4_low_feeNewIsNull = aggregate4_low_feeIsNull;
        long aggregate4_symbols = Slots.getLong(slots, slot + 536L);
        aggregate4_symbolsNew = aggregate4_symbols;
        long aggregate4_accounts = Slots.getLong(slots, slot + 544L);
        aggregate4_accountsNew = aggregate4_accounts;
        long aggregate4__f12Count = Slots.getLong(slots, slot + 560L);
        boolean aggregate4__f12IsNull = aggregate4__f12Count <= 0L;
        double aggregate4__f12 = Math.max(Slots.getDouble(slots, slot + 136L), 0.0)
            / (double) aggregate4__f12Count;
        aggregate4__f12New = aggregate4__f12;
        aggregate4__f12NewIsNull = aggregate4__f12IsNull;
        double aggregate4__f13Rows = Slots.getLong(slots, slot + 568L);
        double aggregate4__f13Sxx = Slots.getDouble(slots, slot + 152L);
        double aggregate4__f13Syy = Slots.getDouble(slots, slot + 168L);
        double aggregate4__f13Sxy = Slots.getDouble(slots, slot + 576L);
        boolean aggregate4__f13IsNull = aggregate4__f13Rows < 1.0;
        double aggregate4__f13 = aggregate4__f13Sxy;
        aggregate4__f13New = aggregate4__f13;
        aggregate4__f13NewIsNull = aggregate4__f13IsNull;
        aggregate4_midOrdered.order(table.multiset(4), slots, slot + 176L, 0, 1, 0, 0);
        boolean aggregate4_midIsNull = aggregate4_midOrdered.isEmpty();
        double aggregate4_mid = 0.0;
        if (!aggregate4_midIsNull) {
          aggregate4_mid = aggregate4_midOrdered.percentileCont(const0_literal, false);
        }
        aggregate4_midNew = aggregate4_mid;
        aggregate4_midNewIsNull = aggregate4_midIsNull;
        long aggregate4_usualElement = table.multiset(5).mode(slots, slot + 192L);
        table.multiset(5).load(aggregate4_usualElement, 0, aggregate4_usualText);
        byte[] aggregate4_usualHeap = aggregate4_usualText.heap;
        int aggregate4_usualOffset = aggregate4_usualText.offset;
        int aggregate4_usualLength = aggregate4_usualText.length;
        aggregate4_usualNew = aggregate4_usualHeap;
        aggregate4_usualNew_2 = aggregate4_usualOffset;
        aggregate4_usualNew_3 = aggregate4_usualLength;
        boolean aggregate4_every_bitIsNull = table.multiset(6).isEmpty(slots, slot + 208L);
        long aggregate4_every_bit = table.multiset(6).bitAnd(slots, slot + 208L);
        aggregate4_every_bitNew = aggregate4_every_bit;
        aggregate4_every_bitNewIsNull = aggregate4_every_bitIsNull;
        long aggregate4_any_bit = table.multiset(7).bitOr(slots, slot + 224L);
        aggregate4_any_bitNew = aggregate4_any_bit;
        long aggregate4_odd_bits = Slots.getLong(slots, slot + 584L);
        aggregate4_odd_bitsNew = aggregate4_odd_bits;
        long aggregate4_topElement = table.multiset(8).best(slots, slot + 240L, slot + 600L, 1, true, false);
        table.multiset(8).load(aggregate4_topElement, 0, aggregate4_topText);
        byte[] aggregate4_topHeap = aggregate4_topText.heap;
        int aggregate4_topOffset = aggregate4_topText.offset;
        int aggregate4_topLength = aggregate4_topText.length;
        aggregate4_topNew = aggregate4_topHeap;
        aggregate4_topNew_2 = aggregate4_topOffset;
        aggregate4_topNew_3 = aggregate4_topLength;
        long aggregate4_all_largeKey = table.bags(1).extreme(slots, slot + 256L);
        boolean aggregate4_all_largeIsNull = NumberBags.isEmpty(slots, slot + 256L);
        boolean aggregate4_all_large = aggregate4_all_largeKey != 0L;
        aggregate4_all_largeNew = aggregate4_all_large;
        aggregate4_all_largeNewIsNull = aggregate4_all_largeIsNull;
        long aggregate4_some_largeKey = table.bags(2).extreme(slots, slot + 272L);
        boolean aggregate4_some_largeIsNull = NumberBags.isEmpty(slots, slot + 272L);
        boolean aggregate4_some_large = aggregate4_some_largeKey != 0L;
        aggregate4_some_largeNew = aggregate4_some_large;
        aggregate4_some_largeNewIsNull = aggregate4_some_largeIsNull;
        aggregate4_namesOrdered.order(table.multiset(9), slots, slot + 288L, 1, 2, 0, 0);
        boolean aggregate4_namesIsNull = aggregate4_namesOrdered.isEmpty();
        aggregate4_namesOrdered.join(aggregate4_namesText, const1_literal, 0, const1_literalLength, false);
        byte[] aggregate4_namesHeap = aggregate4_namesText.heap;
        int aggregate4_namesOffset = aggregate4_namesText.offset;
        int aggregate4_namesLength = aggregate4_namesText.length;
        aggregate4_namesNew = aggregate4_namesHeap;
        aggregate4_namesNew_2 = aggregate4_namesOffset;
        aggregate4_namesNew_3 = aggregate4_namesLength;
        aggregate4_namesNewIsNull = aggregate4_namesIsNull;
        aggregate4_middleOrdered.order(table.multiset(10), slots, slot + 304L, 0, 1, 0, 0);
        long aggregate4_middleElement = aggregate4_middleOrdered.percentileDisc(const2_literal, false);
        boolean aggregate4_middleIsNull = table.multiset(10).isNull(aggregate4_middleElement, 0);
        long aggregate4_middle = table.multiset(10).low(aggregate4_middleElement, 0);
        aggregate4_middleNew = aggregate4_middle;
        aggregate4_middleNewIsNull = aggregate4_middleIsNull;
        if (wasShown && Long.compare(Slots.getLong(slots, slot + 632L), aggregate4_mNew) == 0
            && (aggregate4_totalsNewIsNull ? Slots.getBoolean(slots, slot + 736L)
                : !Slots.getBoolean(slots, slot + 736L)
                    && Long.compare(Slots.getLong(slots, slot + 640L), aggregate4_totalsNew) == 0)
            && (aggregate4_pricesNewIsNull ? Slots.getBoolean(slots, slot + 737L)
                : !Slots.getBoolean(slots, slot + 737L)
                    && Decimal128.compare(Slots.getLong(slots, slot + 320L),
                            Slots.getLong(slots, slot + 328L), aggregate4_pricesNew, aggregate4_pricesNew_2)
                        == 0)
            && (aggregate4_all_feesNewIsNull ? Slots.getBoolean(slots, slot + 738L)
                : !Slots.getBoolean(slots, slot + 738L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 648L), aggregate4_all_feesNew) == 0)
            && (aggregate4_meanNewIsNull ? Slots.getBoolean(slots, slot + 739L)
                : !Slots.getBoolean(slots, slot + 739L)
                    && Decimal128.compare(Slots.getLong(slots, slot + 336L),
                            Slots.getLong(slots, slot + 344L), aggregate4_meanNew, aggregate4_meanNew_2)
                        == 0)
            && Decimal128.compare(Slots.getLong(slots, slot + 352L), Slots.getLong(slots, slot + 360L),
                    aggregate4_mean_nNew, aggregate4_mean_nNew_2)
                == 0
            && (aggregate4_leastNewIsNull ? Slots.getBoolean(slots, slot + 740L)
                : !Slots.getBoolean(slots, slot + 740L)
                    && StoredText.compare(slots, slot + 368L, bytes, aggregate4_leastNew,
                            aggregate4_leastNew_2, aggregate4_leastNew_3)
                        == 0)
            && (aggregate4_mostNewIsNull ? Slots.getBoolean(slots, slot + 741L)
                : !Slots.getBoolean(slots, slot + 741L)
                    && Decimal128.compare(Slots.getLong(slots, slot + 384L),
                            Slots.getLong(slots, slot + 392L), aggregate4_mostNew, aggregate4_mostNew_2)
                        == 0)
            && (aggregate4_low_feeNewIsNull ? Slots.getBoolean(slots, slot + 742L)
                : !Slots.getBoolean(slots, slot + 742L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 656L), aggregate4_low_feeNew) == 0)
            && Long.compare(Slots.getLong(slots, slot + 664L), aggregate4_symbolsNew) == 0
            && Long.compare(Slots.getLong(slots, slot + 672L), aggregate4_accountsNew) == 0
            && (aggregate4__f12NewIsNull ? Slots.getBoolean(slots, slot + 743L)
                : !Slots.getBoolean(slots, slot + 743L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 680L), aggregate4__f12New) == 0)
            && (aggregate4__f13NewIsNull ? Slots.getBoolean(slots, slot + 744L)
                : !Slots.getBoolean(slots, slot + 744L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 688L), aggregate4__f13New) == 0)
            && (aggregate4_midNewIsNull ? Slots.getBoolean(slots, slot + 745L)
                : !Slots.getBoolean(slots, slot + 745L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 696L), aggregate4_midNew) == 0)
            && StoredText.compare(slots, slot + 400L, bytes, aggregate4_usualNew, aggregate4_usualNew_2,
                    aggregate4_usualNew_3)
                == 0
            && (aggregate4_every_bitNewIsNull ? Slots.getBoolean(slots, slot + 746L)
                : !Slots.getBoolean(slots, slot + 746L)
                    && Long.compare(Slots.getLong(slots, slot + 704L), aggregate4_every_bitNew) == 0)
            && Long.compare(Slots.getLong(slots, slot + 712L), aggregate4_any_bitNew) == 0
            && Long.compare(Slots.getLong(slots, slot + 720L), aggregate4_odd_bitsNew) == 0
            && StoredText.compare(slots, slot + 416L, bytes, aggregate4_topNew, aggregate4_topNew_2,
                    aggregate4_topNew_3)
                == 0
            && (aggregate4_all_largeNewIsNull ? Slots.getBoolean(slots, slot + 748L)
                : !Slots.getBoolean(slots, slot + 748L)
                    && Boolean.compare(Slots.getBoolean(slots, slot + 747L), aggregate4_all_largeNew) == 0)
            && (aggregate4_some_largeNewIsNull ? Slots.getBoolean(slots, slot + 750L)
                : !Slots.getBoolean(slots, slot + 750L)
                    && Boolean.compare(Slots.getBoolean(slots, slot + 749L), aggregate4_some_largeNew) == 0)
            && (aggregate4_namesNewIsNull ? Slots.getBoolean(slots, slot + 751L)
                : !Slots.getBoolean(slots, slot + 751L)
                    && StoredText.compare(slots, slot + 432L, bytes, aggregate4_namesNew,
                            aggregate4_namesNew_2, aggregate4_namesNew_3)
                        == 0)
            && (aggregate4_middleNewIsNull ? Slots.getBoolean(slots, slot + 752L)
                : !Slots.getBoolean(slots, slot + 752L)
                    && Long.compare(Slots.getLong(slots, slot + 728L), aggregate4_middleNew) == 0)) {
          continue;
        }
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          if (!isAlive) {
            Slots.putBoolean(slots, slot + 753L, false);
            if (!isAlive && Slots.getLong(slots, slot + 456L) == 0L) {
              table.multiset(0).release(slots, slot + 48L);
              table.multiset(1).release(slots, slot + 64L);
              table.bags(0).release(slots, slot + 80L);
              table.multiset(2).release(slots, slot + 96L);
              table.multiset(3).release(slots, slot + 112L);
              table.multiset(4).release(slots, slot + 176L);
              table.multiset(5).release(slots, slot + 192L);
              table.multiset(6).release(slots, slot + 208L);
              table.multiset(7).release(slots, slot + 224L);
              table.multiset(8).release(slots, slot + 240L);
              table.bags(1).release(slots, slot + 256L);
              table.bags(2).release(slots, slot + 272L);
              table.multiset(9).release(slots, slot + 288L);
              table.multiset(10).release(slots, slot + 304L);
              StoredText.free(slots, slot + 368L, bytes);
              StoredText.free(slots, slot + 400L, bytes);
              StoredText.free(slots, slot + 416L, bytes);
              StoredText.free(slots, slot + 432L, bytes);
              table.remove(slot, Slots.getLong(slots, slot + 624L));
            }
            continue;
          }
          Slots.putLong(slots, slot + 632L, aggregate4_mNew);
          Slots.putBoolean(slots, slot + 736L, aggregate4_totalsNewIsNull);
          if (!aggregate4_totalsNewIsNull) {
            Slots.putLong(slots, slot + 640L, aggregate4_totalsNew);
          }
          Slots.putBoolean(slots, slot + 737L, aggregate4_pricesNewIsNull);
          if (!aggregate4_pricesNewIsNull) {
            Slots.putLong(slots, slot + 320L, aggregate4_pricesNew);
            Slots.putLong(slots, slot + 328L, aggregate4_pricesNew_2);
          }
          Slots.putBoolean(slots, slot + 738L, aggregate4_all_feesNewIsNull);
          if (!aggregate4_all_feesNewIsNull) {
            Slots.putDouble(slots, slot + 648L, aggregate4_all_feesNew);
          }
          Slots.putBoolean(slots, slot + 739L, aggregate4_meanNewIsNull);
          if (!aggregate4_meanNewIsNull) {
            Slots.putLong(slots, slot + 336L, aggregate4_meanNew);
            Slots.putLong(slots, slot + 344L, aggregate4_meanNew_2);
          }
          Slots.putLong(slots, slot + 352L, aggregate4_mean_nNew);
          Slots.putLong(slots, slot + 360L, aggregate4_mean_nNew_2);
          Slots.putBoolean(slots, slot + 740L, aggregate4_leastNewIsNull);
          if (!aggregate4_leastNewIsNull) {
            StoredText.replace(slots, slot + 368L, bytes, aggregate4_leastNew, aggregate4_leastNew_2,
                aggregate4_leastNew_3);
          }
          Slots.putBoolean(slots, slot + 741L, aggregate4_mostNewIsNull);
          if (!aggregate4_mostNewIsNull) {
            Slots.putLong(slots, slot + 384L, aggregate4_mostNew);
            Slots.putLong(slots, slot + 392L, aggregate4_mostNew_2);
          }
          Slots.putBoolean(slots, slot + 742L, aggregate4_low_feeNewIsNull);
          if (!aggregate4_low_feeNewIsNull) {
            Slots.putDouble(slots, slot + 656L, aggregate4_low_feeNew);
          }
          Slots.putLong(slots, slot + 664L, aggregate4_symbolsNew);
          Slots.putLong(slots, slot + 672L, aggregate4_accountsNew);
          Slots.putBoolean(slots, slot + 743L, aggregate4__f12NewIsNull);
          if (!aggregate4__f12NewIsNull) {
            Slots.putDouble(slots, slot + 680L, aggregate4__f12New);
          }
          Slots.putBoolean(slots, slot + 744L, aggregate4__f13NewIsNull);
          if (!aggregate4__f13NewIsNull) {
            Slots.putDouble(slots, slot + 688L, aggregate4__f13New);
          }
          Slots.putBoolean(slots, slot + 745L, aggregate4_midNewIsNull);
          if (!aggregate4_midNewIsNull) {
            Slots.putDouble(slots, slot + 696L, aggregate4_midNew);
          }
          StoredText.replace(slots, slot + 400L, bytes, aggregate4_usualNew, aggregate4_usualNew_2,
              aggregate4_usualNew_3);
          Slots.putBoolean(slots, slot + 746L, aggregate4_every_bitNewIsNull);
          if (!aggregate4_every_bitNewIsNull) {
            Slots.putLong(slots, slot + 704L, aggregate4_every_bitNew);
          }
          Slots.putLong(slots, slot + 712L, aggregate4_any_bitNew);
          Slots.putLong(slots, slot + 720L, aggregate4_odd_bitsNew);
          StoredText.replace(slots, slot + 416L, bytes, aggregate4_topNew, aggregate4_topNew_2,
              aggregate4_topNew_3);
          Slots.putBoolean(slots, slot + 748L, aggregate4_all_largeNewIsNull);
          if (!aggregate4_all_largeNewIsNull) {
            Slots.putBoolean(slots, slot + 747L, aggregate4_all_largeNew);
          }
          Slots.putBoolean(slots, slot + 750L, aggregate4_some_largeNewIsNull);
          if (!aggregate4_some_largeNewIsNull) {
            Slots.putBoolean(slots, slot + 749L, aggregate4_some_largeNew);
          }
          Slots.putBoolean(slots, slot + 751L, aggregate4_namesNewIsNull);
          if (!aggregate4_namesNewIsNull) {
            StoredText.replace(slots, slot + 432L, bytes, aggregate4_namesNew, aggregate4_namesNew_2,
                aggregate4_namesNew_3);
          }
          Slots.putBoolean(slots, slot + 752L, aggregate4_middleNewIsNull);
          if (!aggregate4_middleNewIsNull) {
            Slots.putLong(slots, slot + 728L, aggregate4_middleNew);
          }
          Slots.putBoolean(slots, slot + 753L, true);
        }
        made++;
        emit_part1(weights, outRow, weight, slots, slot, out_nValues, out_mValues, out_totalsNulls,
            out_totalsValues, out_pricesNulls, out_pricesHigh, out_pricesLow, out_all_feesNulls,
            out_all_feesValues, out_meanNulls, out_meanHigh, out_meanLow, out_mean_nHigh, out_mean_nLow,
            bytes, out_leastNulls, out_leastVector, out_mostNulls, out_mostHigh, out_mostLow,
            out_low_feeNulls, out_low_feeValues, out_symbolsValues, out_accountsValues, out_vNulls, out_vHigh,
            out_vLow, out_cNulls, out_cHigh, out_cLow, out_midNulls, out_midValues, out_usualVector,
            out_every_bitNulls, out_every_bitValues, out_any_bitValues, out_odd_bitsValues, out_topVector,
            out_all_largeNulls, out_all_largeValues, out_some_largeNulls, out_some_largeValues,
            out_namesNulls, out_namesVector, out_middleNulls, out_middleValues);
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Part of emit, which is too large for one method.
  private void emit_part1(int[] weights, int outRow, int weight, MemorySegment slots, long slot,
      long[] out_nValues, long[] out_mValues, boolean[] out_totalsNulls, long[] out_totalsValues,
      boolean[] out_pricesNulls, long[] out_pricesHigh, long[] out_pricesLow, boolean[] out_all_feesNulls,
      double[] out_all_feesValues, boolean[] out_meanNulls, long[] out_meanHigh, long[] out_meanLow,
      long[] out_mean_nHigh, long[] out_mean_nLow, ByteSlab bytes, boolean[] out_leastNulls,
      BytesVector out_leastVector, boolean[] out_mostNulls, long[] out_mostHigh, long[] out_mostLow,
      boolean[] out_low_feeNulls, double[] out_low_feeValues, long[] out_symbolsValues,
      long[] out_accountsValues, boolean[] out_vNulls, long[] out_vHigh, long[] out_vLow,
      boolean[] out_cNulls, long[] out_cHigh, long[] out_cLow, boolean[] out_midNulls, double[] out_midValues,
      BytesVector out_usualVector, boolean[] out_every_bitNulls, long[] out_every_bitValues,
      long[] out_any_bitValues, long[] out_odd_bitsValues, BytesVector out_topVector,
      boolean[] out_all_largeNulls, boolean[] out_all_largeValues, boolean[] out_some_largeNulls,
      boolean[] out_some_largeValues, boolean[] out_namesNulls, BytesVector out_namesVector,
      boolean[] out_middleNulls, long[] out_middleValues) {
    weights[outRow] = weight;
    long aggregate4_n = Slots.getLong(slots, slot + 448L);
    out_nValues[outRow] = aggregate4_n;
    long aggregate4_m_2 = Slots.getLong(slots, slot + 632L);
    out_mValues[outRow] = aggregate4_m_2;
    long aggregate4_totals_2 = Slots.getLong(slots, slot + 640L);
    boolean aggregate4_totalsIsNull_2 = Slots.getBoolean(slots, slot + 736L);
    out_totalsNulls[outRow] = aggregate4_totalsIsNull_2;
    out_totalsValues[outRow] = aggregate4_totals_2;
    long aggregate4_pricesHigh_2 = Slots.getLong(slots, slot + 320L);
    long aggregate4_pricesLow_2 = Slots.getLong(slots, slot + 328L);
    boolean aggregate4_pricesIsNull_2 = Slots.getBoolean(slots, slot + 737L);
    out_pricesNulls[outRow] = aggregate4_pricesIsNull_2;
    out_pricesHigh[outRow] = aggregate4_pricesHigh_2;
    out_pricesLow[outRow] = aggregate4_pricesLow_2;
    double aggregate4_all_fees_2 = Slots.getDouble(slots, slot + 648L);
    boolean aggregate4_all_feesIsNull_2 = Slots.getBoolean(slots, slot + 738L);
    out_all_feesNulls[outRow] = aggregate4_all_feesIsNull_2;
    out_all_feesValues[outRow] = aggregate4_all_fees_2;
    long aggregate4_meanHigh_2 = Slots.getLong(slots, slot + 336L);
    long aggregate4_meanLow_2 = Slots.getLong(slots, slot + 344L);
    boolean aggregate4_meanIsNull_2 = Slots.getBoolean(slots, slot + 739L);
    out_meanNulls[outRow] = aggregate4_meanIsNull_2;
    out_meanHigh[outRow] = aggregate4_meanHigh_2;
    out_meanLow[outRow] = aggregate4_meanLow_2;
    long aggregate4_mean_nHigh_2 = Slots.getLong(slots, slot + 352L);
    long aggregate4_mean_nLow_2 = Slots.getLong(slots, slot + 360L);
    out_mean_nHigh[outRow] = aggregate4_mean_nHigh_2;
    out_mean_nLow[outRow] = aggregate4_mean_nLow_2;
    StoredText.load(slots, slot + 368L, bytes, aggregate4_leastText_2);
    byte[] aggregate4_leastHeap_2 = aggregate4_leastText_2.heap;
    int aggregate4_leastOffset_2 = aggregate4_leastText_2.offset;
    int aggregate4_leastLength_2 = aggregate4_leastText_2.length;
    boolean aggregate4_leastIsNull_2 = Slots.getBoolean(slots, slot + 740L);
    out_leastNulls[outRow] = aggregate4_leastIsNull_2;
    if (!aggregate4_leastIsNull_2) {
      out_leastVector.append(outRow, aggregate4_leastHeap_2, aggregate4_leastOffset_2,
          aggregate4_leastLength_2);
    }
    long aggregate4_mostHigh_2 = Slots.getLong(slots, slot + 384L);
    long aggregate4_mostLow_2 = Slots.getLong(slots, slot + 392L);
    boolean aggregate4_mostIsNull_2 = Slots.getBoolean(slots, slot + 741L);
    out_mostNulls[outRow] = aggregate4_mostIsNull_2;
    out_mostHigh[outRow] = aggregate4_mostHigh_2;
    out_mostLow[outRow] = aggregate4_mostLow_2;
    double aggregate4_low_fee_2 = Slots.getDouble(slots, slot + 656L);
    boolean aggregate4_low_feeIsNull_2 = Slots.getBoolean(slots, slot + 742L);
    out_low_feeNulls[outRow] = aggregate4_low_feeIsNull_2;
    out_low_feeValues[outRow] = aggregate4_low_fee_2;
    long aggregate4_symbols_2 = Slots.getLong(slots, slot + 664L);
    out_symbolsValues[outRow] = aggregate4_symbols_2;
    long aggregate4_accounts_2 = Slots.getLong(slots, slot + 672L);
    out_accountsValues[outRow] = aggregate4_accounts_2;
    double aggregate4__f12_2 = Slots.getDouble(slots, slot + 680L);
    boolean aggregate4__f12IsNull_2 = Slots.getBoolean(slots, slot + 743L);
    if (!aggregate4__f12IsNull_2) {
      NumericCasts.toDecimal128(aggregate4__f12_2, 30, 3, project5_castToDecimal128,
          project5_castToDecimal128State, sites, 2);
    }
    boolean project5_castIsNull = aggregate4__f12IsNull_2 || project5_castToDecimal128.isNull;
    out_vNulls[outRow] = project5_castIsNull;
    out_vHigh[outRow] = project5_castToDecimal128.high;
    out_vLow[outRow] = project5_castToDecimal128.low;
    double aggregate4__f13_2 = Slots.getDouble(slots, slot + 688L);
    boolean aggregate4__f13IsNull_2 = Slots.getBoolean(slots, slot + 744L);
    if (!aggregate4__f13IsNull_2) {
      NumericCasts.toDecimal128(aggregate4__f13_2, 30, 3, project5_castToDecimal128_2,
          project5_castToDecimal128State_2, sites, 3);
    }
    boolean project5_castIsNull_2 = aggregate4__f13IsNull_2 || project5_castToDecimal128_2.isNull;
    out_cNulls[outRow] = project5_castIsNull_2;
    out_cHigh[outRow] = project5_castToDecimal128_2.high;
    out_cLow[outRow] = project5_castToDecimal128_2.low;
    double aggregate4_mid_2 = Slots.getDouble(slots, slot + 696L);
    boolean aggregate4_midIsNull_2 = Slots.getBoolean(slots, slot + 745L);
    out_midNulls[outRow] = aggregate4_midIsNull_2;
    out_midValues[outRow] = aggregate4_mid_2;
    StoredText.load(slots, slot + 400L, bytes, aggregate4_usualText_2);
    byte[] aggregate4_usualHeap_2 = aggregate4_usualText_2.heap;
    int aggregate4_usualOffset_2 = aggregate4_usualText_2.offset;
    int aggregate4_usualLength_2 = aggregate4_usualText_2.length;
    out_usualVector.append(outRow, aggregate4_usualHeap_2, aggregate4_usualOffset_2,
        aggregate4_usualLength_2);
    long aggregate4_every_bit_2 = Slots.getLong(slots, slot + 704L);
    boolean aggregate4_every_bitIsNull_2 = Slots.getBoolean(slots, slot + 746L);
    out_every_bitNulls[outRow] = aggregate4_every_bitIsNull_2;
    out_every_bitValues[outRow] = aggregate4_every_bit_2;
    long aggregate4_any_bit_2 = Slots.getLong(slots, slot + 712L);
    out_any_bitValues[outRow] = aggregate4_any_bit_2;
    long aggregate4_odd_bits_2 = Slots.getLong(slots, slot + 720L);
    out_odd_bitsValues[outRow] = aggregate4_odd_bits_2;
    StoredText.load(slots, slot + 416L, bytes, aggregate4_topText_2);
    byte[] aggregate4_topHeap_2 = aggregate4_topText_2.heap;
    int aggregate4_topOffset_2 = aggregate4_topText_2.offset;
    int aggregate4_topLength_2 = aggregate4_topText_2.length;
    out_topVector.append(outRow, aggregate4_topHeap_2, aggregate4_topOffset_2, aggregate4_topLength_2);
    boolean aggregate4_all_large_2 = Slots.getBoolean(slots, slot + 747L);
    boolean aggregate4_all_largeIsNull_2 = Slots.getBoolean(slots, slot + 748L);
    out_all_largeNulls[outRow] = aggregate4_all_largeIsNull_2;
    out_all_largeValues[outRow] = aggregate4_all_large_2;
    boolean aggregate4_some_large_2 = Slots.getBoolean(slots, slot + 749L);
    boolean aggregate4_some_largeIsNull_2 = Slots.getBoolean(slots, slot + 750L);
    out_some_largeNulls[outRow] = aggregate4_some_largeIsNull_2;
    out_some_largeValues[outRow] = aggregate4_some_large_2;
    StoredText.load(slots, slot + 432L, bytes, aggregate4_namesText_2);
    byte[] aggregate4_namesHeap_2 = aggregate4_namesText_2.heap;
    int aggregate4_namesOffset_2 = aggregate4_namesText_2.offset;
    int aggregate4_namesLength_2 = aggregate4_namesText_2.length;
    boolean aggregate4_namesIsNull_2 = Slots.getBoolean(slots, slot + 751L);
    out_namesNulls[outRow] = aggregate4_namesIsNull_2;
    if (!aggregate4_namesIsNull_2) {
      out_namesVector.append(outRow, aggregate4_namesHeap_2, aggregate4_namesOffset_2,
          aggregate4_namesLength_2);
    }
    long aggregate4_middle_2 = Slots.getLong(slots, slot + 728L);
    boolean aggregate4_middleIsNull_2 = Slots.getBoolean(slots, slot + 752L);
    out_middleNulls[outRow] = aggregate4_middleIsNull_2;
    out_middleValues[outRow] = aggregate4_middle_2;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline3_Aggregate_4_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate4_meanMean = new Decimal128Result();
    this.aggregate4_mean_nMean = new Decimal128Result();
    this.aggregate4_leastText = new BytesResult();
    this.aggregate4_midOrdered = new OrderedElements();
    this.const0_literal = this.context.constants().getDouble(0);
    this.aggregate4_usualText = new BytesResult();
    this.aggregate4_topText = new BytesResult();
    this.aggregate4_namesOrdered = new OrderedElements();
    this.const1_literal = this.context.constants().getBytes(1);
    this.const1_literalLength = this.context.constants().getLength(1);
    this.aggregate4_namesText = new BytesResult();
    this.aggregate4_middleOrdered = new OrderedElements();
    this.const2_literal = this.context.constants().getDouble(2);
    this.aggregate4_leastText_2 = new BytesResult();
    this.project5_castToDecimal128State = new DecimalDigits();
    this.project5_castToDecimal128 = new Decimal128Result();
    this.project5_castToDecimal128State_2 = new DecimalDigits();
    this.project5_castToDecimal128_2 = new Decimal128Result();
    this.aggregate4_usualText_2 = new BytesResult();
    this.aggregate4_topText_2 = new BytesResult();
    this.aggregate4_namesText_2 = new BytesResult();
  }
}
