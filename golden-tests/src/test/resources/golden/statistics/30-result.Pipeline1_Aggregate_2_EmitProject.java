package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DecimalDigits;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_symbolText;
  private final DecimalDigits project3_castToDecimal128State;
  private final Decimal128Result project3_castToDecimal128;
  private final DecimalDigits project3_castToDecimal128State_2;
  private final Decimal128Result project3_castToDecimal128_2;
  private final DecimalDigits project3_castToDecimal128State_3;
  private final Decimal128Result project3_castToDecimal128_3;
  private final DecimalDigits project3_castToDecimal128State_4;
  private final Decimal128Result project3_castToDecimal128_4;
  private final DecimalDigits project3_castToDecimal128State_5;
  private final Decimal128Result project3_castToDecimal128_5;
  private final DecimalDigits project3_castToDecimal128State_6;
  private final Decimal128Result project3_castToDecimal128_6;
  private final DecimalDigits project3_castToDecimal128State_7;
  private final Decimal128Result project3_castToDecimal128_7;
  private final DecimalDigits project3_castToDecimal128State_8;
  private final Decimal128Result project3_castToDecimal128_8;
  private final DecimalDigits project3_castToDecimal128State_9;
  private final Decimal128Result project3_castToDecimal128_9;
  private final DecimalDigits project3_castToDecimal128State_10;
  private final Decimal128Result project3_castToDecimal128_10;
  private final DecimalDigits project3_castToDecimal128State_11;
  private final Decimal128Result project3_castToDecimal128_11;
  private final DecimalDigits project3_castToDecimal128State_12;
  private final Decimal128Result project3_castToDecimal128_12;
  private final DecimalDigits project3_castToDecimal128State_13;
  private final Decimal128Result project3_castToDecimal128_13;
  private final DecimalDigits project3_castToDecimal128State_14;
  private final Decimal128Result project3_castToDecimal128_14;
  private final DecimalDigits project3_castToDecimal128State_15;
  private final Decimal128Result project3_castToDecimal128_15;
  private final DecimalDigits project3_castToDecimal128State_16;
  private final Decimal128Result project3_castToDecimal128_16;
  private final DecimalDigits project3_castToDecimal128State_17;
  private final Decimal128Result project3_castToDecimal128_17;
  private final DecimalDigits project3_castToDecimal128State_18;
  private final Decimal128Result project3_castToDecimal128_18;
  private final DecimalDigits project3_castToDecimal128State_19;
  private final Decimal128Result project3_castToDecimal128_19;

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
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    Decimal128Vector out_sdVector = (Decimal128Vector) out.column(2);
    boolean[] out_sdNulls = out_sdVector.nulls();
    long[] out_sdHigh = out_sdVector.high();
    long[] out_sdLow = out_sdVector.low();
    Decimal128Vector out_boughtVector = (Decimal128Vector) out.column(3);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtHigh = out_boughtVector.high();
    long[] out_boughtLow = out_boughtVector.low();
    Decimal128Vector out_vpVector = (Decimal128Vector) out.column(4);
    boolean[] out_vpNulls = out_vpVector.nulls();
    long[] out_vpHigh = out_vpVector.high();
    long[] out_vpLow = out_vpVector.low();
    Decimal128Vector out_vsVector = (Decimal128Vector) out.column(5);
    boolean[] out_vsNulls = out_vsVector.nulls();
    long[] out_vsHigh = out_vsVector.high();
    long[] out_vsLow = out_vsVector.low();
    Decimal128Vector out_vVector = (Decimal128Vector) out.column(6);
    boolean[] out_vNulls = out_vVector.nulls();
    long[] out_vHigh = out_vVector.high();
    long[] out_vLow = out_vVector.low();
    Decimal128Vector out_spVector = (Decimal128Vector) out.column(7);
    boolean[] out_spNulls = out_spVector.nulls();
    long[] out_spHigh = out_spVector.high();
    long[] out_spLow = out_spVector.low();
    Decimal128Vector out_ssVector = (Decimal128Vector) out.column(8);
    boolean[] out_ssNulls = out_ssVector.nulls();
    long[] out_ssHigh = out_ssVector.high();
    long[] out_ssLow = out_ssVector.low();
    Decimal128Vector out_sVector = (Decimal128Vector) out.column(9);
    boolean[] out_sNulls = out_sVector.nulls();
    long[] out_sHigh = out_sVector.high();
    long[] out_sLow = out_sVector.low();
    Decimal128Vector out_cpVector = (Decimal128Vector) out.column(10);
    boolean[] out_cpNulls = out_cpVector.nulls();
    long[] out_cpHigh = out_cpVector.high();
    long[] out_cpLow = out_cpVector.low();
    Decimal128Vector out_csVector = (Decimal128Vector) out.column(11);
    boolean[] out_csNulls = out_csVector.nulls();
    long[] out_csHigh = out_csVector.high();
    long[] out_csLow = out_csVector.low();
    Decimal128Vector out_cVector = (Decimal128Vector) out.column(12);
    boolean[] out_cNulls = out_cVector.nulls();
    long[] out_cHigh = out_cVector.high();
    long[] out_cLow = out_cVector.low();
    Decimal128Vector out_sxxVector = (Decimal128Vector) out.column(13);
    boolean[] out_sxxNulls = out_sxxVector.nulls();
    long[] out_sxxHigh = out_sxxVector.high();
    long[] out_sxxLow = out_sxxVector.low();
    Decimal128Vector out_syyVector = (Decimal128Vector) out.column(14);
    boolean[] out_syyNulls = out_syyVector.nulls();
    long[] out_syyHigh = out_syyVector.high();
    long[] out_syyLow = out_syyVector.low();
    Decimal128Vector out_sxyVector = (Decimal128Vector) out.column(15);
    boolean[] out_sxyNulls = out_sxyVector.nulls();
    long[] out_sxyHigh = out_sxyVector.high();
    long[] out_sxyLow = out_sxyVector.low();
    Decimal128Vector out_axVector = (Decimal128Vector) out.column(16);
    boolean[] out_axNulls = out_axVector.nulls();
    long[] out_axHigh = out_axVector.high();
    long[] out_axLow = out_axVector.low();
    Decimal128Vector out_ayVector = (Decimal128Vector) out.column(17);
    boolean[] out_ayNulls = out_ayVector.nulls();
    long[] out_ayHigh = out_ayVector.high();
    long[] out_ayLow = out_ayVector.low();
    Decimal128Vector out_slVector = (Decimal128Vector) out.column(18);
    boolean[] out_slNulls = out_slVector.nulls();
    long[] out_slHigh = out_slVector.high();
    long[] out_slLow = out_slVector.low();
    Decimal128Vector out_icVector = (Decimal128Vector) out.column(19);
    boolean[] out_icNulls = out_icVector.nulls();
    long[] out_icHigh = out_icVector.high();
    long[] out_icLow = out_icVector.low();
    Decimal128Vector out_r2Vector = (Decimal128Vector) out.column(20);
    boolean[] out_r2Nulls = out_r2Vector.nulls();
    long[] out_r2High = out_r2Vector.high();
    long[] out_r2Low = out_r2Vector.low();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 200L, false);
      made++;
      StoredText.load(slots, slot, bytes, aggregate2_symbolText);
      byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
      int aggregate2_symbolOffset = aggregate2_symbolText.offset;
      int aggregate2_symbolLength = aggregate2_symbolText.length;
      out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
          aggregate2_symbolLength);
      long aggregate2_n = Slots.getLong(slots, slot + 144L);
      out_nValues[outRow] = aggregate2_n;
      long aggregate2__f2Count = Slots.getLong(slots, slot + 160L);
      boolean aggregate2__f2IsNull = aggregate2__f2Count - 1L <= 0L;
      double aggregate2__f2 = Math.sqrt(Math.max(Slots.getDouble(slots, slot + 56L), 0.0)
          / (double) (aggregate2__f2Count - 1L));
      if (!aggregate2__f2IsNull) {
        NumericCasts.toDecimal128(aggregate2__f2, 30, 4, project3_castToDecimal128,
            project3_castToDecimal128State, sites, 0);
      }
      boolean project3_castIsNull = aggregate2__f2IsNull || project3_castToDecimal128.isNull;
      out_sdNulls[outRow] = project3_castIsNull;
      out_sdHigh[outRow] = project3_castToDecimal128.high;
      out_sdLow[outRow] = project3_castToDecimal128.low;
      long aggregate2__f3Count = Slots.getLong(slots, slot + 168L);
      boolean aggregate2__f3IsNull = aggregate2__f3Count <= 0L;
      double aggregate2__f3 = Math.max(Slots.getDouble(slots, slot + 88L), 0.0)
          / (double) aggregate2__f3Count;
      if (!aggregate2__f3IsNull) {
        NumericCasts.toDecimal128(aggregate2__f3, 30, 4, project3_castToDecimal128_2,
            project3_castToDecimal128State_2, sites, 1);
      }
      boolean project3_castIsNull_2 = aggregate2__f3IsNull || project3_castToDecimal128_2.isNull;
      out_boughtNulls[outRow] = project3_castIsNull_2;
      out_boughtHigh[outRow] = project3_castToDecimal128_2.high;
      out_boughtLow[outRow] = project3_castToDecimal128_2.low;
      long aggregate2__f4Count = Slots.getLong(slots, slot + 176L);
      boolean aggregate2__f4IsNull = aggregate2__f4Count <= 0L;
      double aggregate2__f4 = Math.max(Slots.getDouble(slots, slot + 104L), 0.0)
          / (double) aggregate2__f4Count;
      if (!aggregate2__f4IsNull) {
        NumericCasts.toDecimal128(aggregate2__f4, 30, 4, project3_castToDecimal128_3,
            project3_castToDecimal128State_3, sites, 2);
      }
      boolean project3_castIsNull_3 = aggregate2__f4IsNull || project3_castToDecimal128_3.isNull;
      out_vpNulls[outRow] = project3_castIsNull_3;
      out_vpHigh[outRow] = project3_castToDecimal128_3.high;
      out_vpLow[outRow] = project3_castToDecimal128_3.low;
      long aggregate2__f5Count = Slots.getLong(slots, slot + 184L);
      boolean aggregate2__f5IsNull = aggregate2__f5Count - 1L <= 0L;
      double aggregate2__f5 = Math.max(Slots.getDouble(slots, slot + 120L), 0.0)
          / (double) (aggregate2__f5Count - 1L);
      if (!aggregate2__f5IsNull) {
        NumericCasts.toDecimal128(aggregate2__f5, 30, 4, project3_castToDecimal128_4,
            project3_castToDecimal128State_4, sites, 3);
      }
      boolean project3_castIsNull_4 = aggregate2__f5IsNull || project3_castToDecimal128_4.isNull;
      out_vsNulls[outRow] = project3_castIsNull_4;
      out_vsHigh[outRow] = project3_castToDecimal128_4.high;
      out_vsLow[outRow] = project3_castToDecimal128_4.low;
      long aggregate2__f6Count = Slots.getLong(slots, slot + 192L);
      boolean aggregate2__f6IsNull = aggregate2__f6Count - 1L <= 0L;
      double aggregate2__f6 = Math.max(Slots.getDouble(slots, slot + 136L), 0.0)
          / (double) (aggregate2__f6Count - 1L);
      if (!aggregate2__f6IsNull) {
        NumericCasts.toDecimal128(aggregate2__f6, 30, 4, project3_castToDecimal128_5,
            project3_castToDecimal128State_5, sites, 4);
      }
      boolean project3_castIsNull_5 = aggregate2__f6IsNull || project3_castToDecimal128_5.isNull;
      out_vNulls[outRow] = project3_castIsNull_5;
      out_vHigh[outRow] = project3_castToDecimal128_5.high;
      out_vLow[outRow] = project3_castToDecimal128_5.low;
      long aggregate2__f7Count = Slots.getLong(slots, slot + 176L);
      boolean aggregate2__f7IsNull = aggregate2__f7Count <= 0L;
      double aggregate2__f7 = Math.sqrt(Math.max(Slots.getDouble(slots, slot + 104L), 0.0)
          / (double) aggregate2__f7Count);
      if (!aggregate2__f7IsNull) {
        NumericCasts.toDecimal128(aggregate2__f7, 30, 4, project3_castToDecimal128_6,
            project3_castToDecimal128State_6, sites, 5);
      }
      boolean project3_castIsNull_6 = aggregate2__f7IsNull || project3_castToDecimal128_6.isNull;
      out_spNulls[outRow] = project3_castIsNull_6;
      out_spHigh[outRow] = project3_castToDecimal128_6.high;
      out_spLow[outRow] = project3_castToDecimal128_6.low;
      long aggregate2__f8Count = Slots.getLong(slots, slot + 184L);
      boolean aggregate2__f8IsNull = aggregate2__f8Count - 1L <= 0L;
      double aggregate2__f8 = Math.sqrt(Math.max(Slots.getDouble(slots, slot + 120L), 0.0)
          / (double) (aggregate2__f8Count - 1L));
      if (!aggregate2__f8IsNull) {
        NumericCasts.toDecimal128(aggregate2__f8, 30, 4, project3_castToDecimal128_7,
            project3_castToDecimal128State_7, sites, 6);
      }
      boolean project3_castIsNull_7 = aggregate2__f8IsNull || project3_castToDecimal128_7.isNull;
      out_ssNulls[outRow] = project3_castIsNull_7;
      out_ssHigh[outRow] = project3_castToDecimal128_7.high;
      out_ssLow[outRow] = project3_castToDecimal128_7.low;
      long aggregate2__f9Count = Slots.getLong(slots, slot + 192L);
      boolean aggregate2__f9IsNull = aggregate2__f9Count - 1L <= 0L;
      double aggregate2__f9 = Math.sqrt(Math.max(Slots.getDouble(slots, slot + 136L), 0.0)
          / (double) (aggregate2__f9Count - 1L));
      if (!aggregate2__f9IsNull) {
        NumericCasts.toDecimal128(aggregate2__f9, 30, 4, project3_castToDecimal128_8,
            project3_castToDecimal128State_8, sites, 7);
      }
      boolean project3_castIsNull_8 = aggregate2__f9IsNull || project3_castToDecimal128_8.isNull;
      out_sNulls[outRow] = project3_castIsNull_8;
      out_sHigh[outRow] = project3_castToDecimal128_8.high;
      out_sLow[outRow] = project3_castToDecimal128_8.low;
      double aggregate2__f10Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f10Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f10Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f10Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f10IsNull = aggregate2__f10Rows < 1.0;
      double aggregate2__f10 = aggregate2__f10Sxy / aggregate2__f10Rows;
      if (!aggregate2__f10IsNull) {
        NumericCasts.toDecimal128(aggregate2__f10, 30, 4, project3_castToDecimal128_9,
            project3_castToDecimal128State_9, sites, 8);
      }
      boolean project3_castIsNull_9 = aggregate2__f10IsNull || project3_castToDecimal128_9.isNull;
      out_cpNulls[outRow] = project3_castIsNull_9;
      out_cpHigh[outRow] = project3_castToDecimal128_9.high;
      out_cpLow[outRow] = project3_castToDecimal128_9.low;
      double aggregate2__f11Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f11Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f11Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f11Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f11IsNull = aggregate2__f11Rows <= 1.0;
      double aggregate2__f11 = aggregate2__f11Sxy / (aggregate2__f11Rows - 1.0);
      if (!aggregate2__f11IsNull) {
        NumericCasts.toDecimal128(aggregate2__f11, 30, 4, project3_castToDecimal128_10,
            project3_castToDecimal128State_10, sites, 9);
      }
      boolean project3_castIsNull_10 = aggregate2__f11IsNull || project3_castToDecimal128_10.isNull;
      out_csNulls[outRow] = project3_castIsNull_10;
      out_csHigh[outRow] = project3_castToDecimal128_10.high;
      out_csLow[outRow] = project3_castToDecimal128_10.low;
      double aggregate2__f12Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f12Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f12Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f12Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f12IsNull = aggregate2__f12Rows < 1.0 || aggregate2__f12Sxx == 0.0
          || aggregate2__f12Syy == 0.0;
      double aggregate2__f12 = aggregate2__f12Sxy / Math.sqrt(aggregate2__f12Sxx * aggregate2__f12Syy);
      if (!aggregate2__f12IsNull) {
        NumericCasts.toDecimal128(aggregate2__f12, 30, 4, project3_castToDecimal128_11,
            project3_castToDecimal128State_11, sites, 10);
      }
      boolean project3_castIsNull_11 = aggregate2__f12IsNull || project3_castToDecimal128_11.isNull;
      out_cNulls[outRow] = project3_castIsNull_11;
      out_cHigh[outRow] = project3_castToDecimal128_11.high;
      out_cLow[outRow] = project3_castToDecimal128_11.low;
      double aggregate2__f13Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f13Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f13Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f13Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f13IsNull = aggregate2__f13Rows < 1.0;
      double aggregate2__f13 = aggregate2__f13Sxx;
      if (!aggregate2__f13IsNull) {
        NumericCasts.toDecimal128(aggregate2__f13, 30, 4, project3_castToDecimal128_12,
            project3_castToDecimal128State_12, sites, 11);
      }
      boolean project3_castIsNull_12 = aggregate2__f13IsNull || project3_castToDecimal128_12.isNull;
      out_sxxNulls[outRow] = project3_castIsNull_12;
      out_sxxHigh[outRow] = project3_castToDecimal128_12.high;
      out_sxxLow[outRow] = project3_castToDecimal128_12.low;
      double aggregate2__f14Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f14Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f14Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f14Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f14IsNull = aggregate2__f14Rows < 1.0;
      double aggregate2__f14 = aggregate2__f14Syy;
      if (!aggregate2__f14IsNull) {
        NumericCasts.toDecimal128(aggregate2__f14, 30, 4, project3_castToDecimal128_13,
            project3_castToDecimal128State_13, sites, 12);
      }
      boolean project3_castIsNull_13 = aggregate2__f14IsNull || project3_castToDecimal128_13.isNull;
      out_syyNulls[outRow] = project3_castIsNull_13;
      out_syyHigh[outRow] = project3_castToDecimal128_13.high;
      out_syyLow[outRow] = project3_castToDecimal128_13.low;
      double aggregate2__f15Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f15Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f15Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f15Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f15IsNull = aggregate2__f15Rows < 1.0;
      double aggregate2__f15 = aggregate2__f15Sxy;
      if (!aggregate2__f15IsNull) {
        NumericCasts.toDecimal128(aggregate2__f15, 30, 4, project3_castToDecimal128_14,
            project3_castToDecimal128State_14, sites, 13);
      }
      boolean project3_castIsNull_14 = aggregate2__f15IsNull || project3_castToDecimal128_14.isNull;
      out_sxyNulls[outRow] = project3_castIsNull_14;
      out_sxyHigh[outRow] = project3_castToDecimal128_14.high;
      out_sxyLow[outRow] = project3_castToDecimal128_14.low;
      double aggregate2__f16Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f16Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f16Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f16Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f16IsNull = aggregate2__f16Rows < 1.0;
      double aggregate2__f16 = Slots.getDouble(slots, slot + 16L);
      if (!aggregate2__f16IsNull) {
        NumericCasts.toDecimal128(aggregate2__f16, 30, 4, project3_castToDecimal128_15,
            project3_castToDecimal128State_15, sites, 14);
      }
      boolean project3_castIsNull_15 = aggregate2__f16IsNull || project3_castToDecimal128_15.isNull;
      out_axNulls[outRow] = project3_castIsNull_15;
      out_axHigh[outRow] = project3_castToDecimal128_15.high;
      out_axLow[outRow] = project3_castToDecimal128_15.low;
      double aggregate2__f17Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f17Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f17Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f17Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f17IsNull = aggregate2__f17Rows < 1.0;
      double aggregate2__f17 = Slots.getDouble(slots, slot + 32L);
      if (!aggregate2__f17IsNull) {
        NumericCasts.toDecimal128(aggregate2__f17, 30, 4, project3_castToDecimal128_16,
            project3_castToDecimal128State_16, sites, 15);
      }
      boolean project3_castIsNull_16 = aggregate2__f17IsNull || project3_castToDecimal128_16.isNull;
      out_ayNulls[outRow] = project3_castIsNull_16;
      out_ayHigh[outRow] = project3_castToDecimal128_16.high;
      out_ayLow[outRow] = project3_castToDecimal128_16.low;
      double aggregate2__f18Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f18Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f18Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f18Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f18IsNull = aggregate2__f18Rows < 1.0 || aggregate2__f18Sxx == 0.0;
      double aggregate2__f18 = aggregate2__f18Sxy / aggregate2__f18Sxx;
      if (!aggregate2__f18IsNull) {
        NumericCasts.toDecimal128(aggregate2__f18, 30, 4, project3_castToDecimal128_17,
            project3_castToDecimal128State_17, sites, 16);
      }
      boolean project3_castIsNull_17 = aggregate2__f18IsNull || project3_castToDecimal128_17.isNull;
      out_slNulls[outRow] = project3_castIsNull_17;
      out_slHigh[outRow] = project3_castToDecimal128_17.high;
      out_slLow[outRow] = project3_castToDecimal128_17.low;
      double aggregate2__f19Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f19Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f19Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f19Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f19IsNull = aggregate2__f19Rows < 1.0 || aggregate2__f19Sxx == 0.0;
      double aggregate2__f19 = Slots.getDouble(slots, slot + 32L)
          - aggregate2__f19Sxy / aggregate2__f19Sxx * Slots.getDouble(slots, slot + 16L);
      if (!aggregate2__f19IsNull) {
        NumericCasts.toDecimal128(aggregate2__f19, 30, 4, project3_castToDecimal128_18,
            project3_castToDecimal128State_18, sites, 17);
      }
      boolean project3_castIsNull_18 = aggregate2__f19IsNull || project3_castToDecimal128_18.isNull;
      out_icNulls[outRow] = project3_castIsNull_18;
      out_icHigh[outRow] = project3_castToDecimal128_18.high;
      out_icLow[outRow] = project3_castToDecimal128_18.low;
      double aggregate2__f20Rows = Slots.getLong(slots, slot + 144L);
      double aggregate2__f20Sxx = Slots.getDouble(slots, slot + 24L);
      double aggregate2__f20Syy = Slots.getDouble(slots, slot + 40L);
      double aggregate2__f20Sxy = Slots.getDouble(slots, slot + 152L);
      boolean aggregate2__f20IsNull = aggregate2__f20Rows < 1.0 || aggregate2__f20Sxx == 0.0;
      double aggregate2__f20 = aggregate2__f20Syy == 0.0 ? 1.0
          : aggregate2__f20Sxy * aggregate2__f20Sxy / (aggregate2__f20Sxx * aggregate2__f20Syy);
      if (!aggregate2__f20IsNull) {
        NumericCasts.toDecimal128(aggregate2__f20, 30, 4, project3_castToDecimal128_19,
            project3_castToDecimal128State_19, sites, 18);
      }
      boolean project3_castIsNull_19 = aggregate2__f20IsNull || project3_castToDecimal128_19.isNull;
      out_r2Nulls[outRow] = project3_castIsNull_19;
      out_r2High[outRow] = project3_castToDecimal128_19.high;
      out_r2Low[outRow] = project3_castToDecimal128_19.low;
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_symbolText = new BytesResult();
    this.project3_castToDecimal128State = new DecimalDigits();
    this.project3_castToDecimal128 = new Decimal128Result();
    this.project3_castToDecimal128State_2 = new DecimalDigits();
    this.project3_castToDecimal128_2 = new Decimal128Result();
    this.project3_castToDecimal128State_3 = new DecimalDigits();
    this.project3_castToDecimal128_3 = new Decimal128Result();
    this.project3_castToDecimal128State_4 = new DecimalDigits();
    this.project3_castToDecimal128_4 = new Decimal128Result();
    this.project3_castToDecimal128State_5 = new DecimalDigits();
    this.project3_castToDecimal128_5 = new Decimal128Result();
    this.project3_castToDecimal128State_6 = new DecimalDigits();
    this.project3_castToDecimal128_6 = new Decimal128Result();
    this.project3_castToDecimal128State_7 = new DecimalDigits();
    this.project3_castToDecimal128_7 = new Decimal128Result();
    this.project3_castToDecimal128State_8 = new DecimalDigits();
    this.project3_castToDecimal128_8 = new Decimal128Result();
    this.project3_castToDecimal128State_9 = new DecimalDigits();
    this.project3_castToDecimal128_9 = new Decimal128Result();
    this.project3_castToDecimal128State_10 = new DecimalDigits();
    this.project3_castToDecimal128_10 = new Decimal128Result();
    this.project3_castToDecimal128State_11 = new DecimalDigits();
    this.project3_castToDecimal128_11 = new Decimal128Result();
    this.project3_castToDecimal128State_12 = new DecimalDigits();
    this.project3_castToDecimal128_12 = new Decimal128Result();
    this.project3_castToDecimal128State_13 = new DecimalDigits();
    this.project3_castToDecimal128_13 = new Decimal128Result();
    this.project3_castToDecimal128State_14 = new DecimalDigits();
    this.project3_castToDecimal128_14 = new Decimal128Result();
    this.project3_castToDecimal128State_15 = new DecimalDigits();
    this.project3_castToDecimal128_15 = new Decimal128Result();
    this.project3_castToDecimal128State_16 = new DecimalDigits();
    this.project3_castToDecimal128_16 = new Decimal128Result();
    this.project3_castToDecimal128State_17 = new DecimalDigits();
    this.project3_castToDecimal128_17 = new Decimal128Result();
    this.project3_castToDecimal128State_18 = new DecimalDigits();
    this.project3_castToDecimal128_18 = new Decimal128Result();
    this.project3_castToDecimal128State_19 = new DecimalDigits();
    this.project3_castToDecimal128_19 = new Decimal128Result();
  }
}
