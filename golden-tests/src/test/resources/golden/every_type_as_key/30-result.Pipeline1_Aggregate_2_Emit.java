package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Output */
public final class Pipeline1_Aggregate_2_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_txtText;
  private final BytesResult aggregate2_first_textText;

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
    BooleanVector out_flagVector = (BooleanVector) out.column(0);
    boolean[] out_flagNulls = out_flagVector.nulls();
    boolean[] out_flagValues = out_flagVector.values();
    ByteVector out_i8Vector = (ByteVector) out.column(1);
    boolean[] out_i8Nulls = out_i8Vector.nulls();
    byte[] out_i8Values = out_i8Vector.values();
    ShortVector out_i16Vector = (ShortVector) out.column(2);
    boolean[] out_i16Nulls = out_i16Vector.nulls();
    short[] out_i16Values = out_i16Vector.values();
    IntVector out_i32Vector = (IntVector) out.column(3);
    boolean[] out_i32Nulls = out_i32Vector.nulls();
    int[] out_i32Values = out_i32Vector.values();
    LongVector out_i64Vector = (LongVector) out.column(4);
    boolean[] out_i64Nulls = out_i64Vector.nulls();
    long[] out_i64Values = out_i64Vector.values();
    LongVector out_d9Vector = (LongVector) out.column(5);
    boolean[] out_d9Nulls = out_d9Vector.nulls();
    long[] out_d9Values = out_d9Vector.values();
    Decimal128Vector out_d38Vector = (Decimal128Vector) out.column(6);
    boolean[] out_d38Nulls = out_d38Vector.nulls();
    long[] out_d38High = out_d38Vector.high();
    long[] out_d38Low = out_d38Vector.low();
    IntVector out_dayVector = (IntVector) out.column(7);
    boolean[] out_dayNulls = out_dayVector.nulls();
    int[] out_dayValues = out_dayVector.values();
    LongVector out_todVector = (LongVector) out.column(8);
    boolean[] out_todNulls = out_todVector.nulls();
    long[] out_todValues = out_todVector.values();
    LongVector out_momentVector = (LongVector) out.column(9);
    boolean[] out_momentNulls = out_momentVector.nulls();
    long[] out_momentValues = out_momentVector.values();
    BytesVector out_txtVector = (BytesVector) out.column(10);
    boolean[] out_txtNulls = out_txtVector.nulls();
    LongVector out_nVector = (LongVector) out.column(11);
    long[] out_nValues = out_nVector.values();
    DoubleVector out_loVector = (DoubleVector) out.column(12);
    boolean[] out_loNulls = out_loVector.nulls();
    double[] out_loValues = out_loVector.values();
    Decimal128Vector out_hiVector = (Decimal128Vector) out.column(13);
    boolean[] out_hiNulls = out_hiVector.nulls();
    long[] out_hiHigh = out_hiVector.high();
    long[] out_hiLow = out_hiVector.low();
    BytesVector out_first_textVector = (BytesVector) out.column(14);
    boolean[] out_first_textNulls = out_first_textVector.nulls();
    IntVector out_last_dayVector = (IntVector) out.column(15);
    boolean[] out_last_dayNulls = out_last_dayVector.nulls();
    int[] out_last_dayValues = out_last_dayVector.values();
    LongVector out_first_todVector = (LongVector) out.column(16);
    boolean[] out_first_todNulls = out_first_todVector.nulls();
    long[] out_first_todValues = out_first_todVector.values();
    ByteVector out_top8Vector = (ByteVector) out.column(17);
    boolean[] out_top8Nulls = out_top8Vector.nulls();
    byte[] out_top8Values = out_top8Vector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 147L, false);
      made++;
      boolean aggregate2_flag = Slots.getBoolean(slots, slot + 138L);
      boolean aggregate2_flagIsNull = (Slots.getInt(slots, slot + 120L) & 1) != 0;
      out_flagNulls[outRow] = aggregate2_flagIsNull;
      out_flagValues[outRow] = aggregate2_flag;
      int aggregate2_i8 = Slots.getByte(slots, slot + 139L);
      boolean aggregate2_i8IsNull = (Slots.getInt(slots, slot + 120L) & 2) != 0;
      out_i8Nulls[outRow] = aggregate2_i8IsNull;
      out_i8Values[outRow] = (byte) aggregate2_i8;
      int aggregate2_i16 = Slots.getShort(slots, slot + 136L);
      boolean aggregate2_i16IsNull = (Slots.getInt(slots, slot + 120L) & 4) != 0;
      out_i16Nulls[outRow] = aggregate2_i16IsNull;
      out_i16Values[outRow] = (short) aggregate2_i16;
      int aggregate2_i32 = Slots.getInt(slots, slot + 124L);
      boolean aggregate2_i32IsNull = (Slots.getInt(slots, slot + 120L) & 8) != 0;
      out_i32Nulls[outRow] = aggregate2_i32IsNull;
      out_i32Values[outRow] = aggregate2_i32;
      long aggregate2_i64 = Slots.getLong(slots, slot + 64L);
      boolean aggregate2_i64IsNull = (Slots.getInt(slots, slot + 120L) & 16) != 0;
      out_i64Nulls[outRow] = aggregate2_i64IsNull;
      out_i64Values[outRow] = aggregate2_i64;
      long aggregate2_d9 = Slots.getLong(slots, slot + 72L);
      boolean aggregate2_d9IsNull = (Slots.getInt(slots, slot + 120L) & 32) != 0;
      out_d9Nulls[outRow] = aggregate2_d9IsNull;
      out_d9Values[outRow] = aggregate2_d9;
      long aggregate2_d38High = Slots.getLong(slots, slot);
      long aggregate2_d38Low = Slots.getLong(slots, slot + 8L);
      boolean aggregate2_d38IsNull = (Slots.getInt(slots, slot + 120L) & 64) != 0;
      out_d38Nulls[outRow] = aggregate2_d38IsNull;
      out_d38High[outRow] = aggregate2_d38High;
      out_d38Low[outRow] = aggregate2_d38Low;
      int aggregate2_day = Slots.getInt(slots, slot + 128L);
      boolean aggregate2_dayIsNull = (Slots.getInt(slots, slot + 120L) & 128) != 0;
      out_dayNulls[outRow] = aggregate2_dayIsNull;
      out_dayValues[outRow] = aggregate2_day;
      long aggregate2_tod = Slots.getLong(slots, slot + 80L);
      boolean aggregate2_todIsNull = (Slots.getInt(slots, slot + 120L) & 256) != 0;
      out_todNulls[outRow] = aggregate2_todIsNull;
      out_todValues[outRow] = aggregate2_tod;
      long aggregate2_moment = Slots.getLong(slots, slot + 88L);
      boolean aggregate2_momentIsNull = (Slots.getInt(slots, slot + 120L) & 512) != 0;
      out_momentNulls[outRow] = aggregate2_momentIsNull;
      out_momentValues[outRow] = aggregate2_moment;
      StoredText.load(slots, slot + 16L, bytes, aggregate2_txtText);
      byte[] aggregate2_txtHeap = aggregate2_txtText.heap;
      int aggregate2_txtOffset = aggregate2_txtText.offset;
      int aggregate2_txtLength = aggregate2_txtText.length;
      boolean aggregate2_txtIsNull = (Slots.getInt(slots, slot + 120L) & 1024) != 0;
      out_txtNulls[outRow] = aggregate2_txtIsNull;
      if (!aggregate2_txtIsNull) {
        out_txtVector.append(outRow, aggregate2_txtHeap, aggregate2_txtOffset, aggregate2_txtLength);
      }
      long aggregate2_n = Slots.getLong(slots, slot + 96L);
      out_nValues[outRow] = aggregate2_n;
      boolean aggregate2_loIsNull = !Slots.getBoolean(slots, slot + 140L);
      double aggregate2_lo = Slots.getDouble(slots, slot + 104L);
      out_loNulls[outRow] = aggregate2_loIsNull;
      out_loValues[outRow] = aggregate2_lo;
      boolean aggregate2_hiIsNull = !Slots.getBoolean(slots, slot + 141L);
      long aggregate2_hiHigh = Slots.getLong(slots, slot + 32L);
      long aggregate2_hiLow = Slots.getLong(slots, slot + 40L);
      out_hiNulls[outRow] = aggregate2_hiIsNull;
      out_hiHigh[outRow] = aggregate2_hiHigh;
      out_hiLow[outRow] = aggregate2_hiLow;
      boolean aggregate2_first_textIsNull = !Slots.getBoolean(slots, slot + 142L);
      StoredText.load(slots, slot + 48L, bytes, aggregate2_first_textText);
      byte[] aggregate2_first_textHeap = aggregate2_first_textText.heap;
      int aggregate2_first_textOffset = aggregate2_first_textText.offset;
      int aggregate2_first_textLength = aggregate2_first_textText.length;
      out_first_textNulls[outRow] = aggregate2_first_textIsNull;
      if (!aggregate2_first_textIsNull) {
        out_first_textVector.append(outRow, aggregate2_first_textHeap, aggregate2_first_textOffset,
            aggregate2_first_textLength);
      }
      boolean aggregate2_last_dayIsNull = !Slots.getBoolean(slots, slot + 143L);
      int aggregate2_last_day = Slots.getInt(slots, slot + 132L);
      out_last_dayNulls[outRow] = aggregate2_last_dayIsNull;
      out_last_dayValues[outRow] = aggregate2_last_day;
      boolean aggregate2_first_todIsNull = !Slots.getBoolean(slots, slot + 144L);
      long aggregate2_first_tod = Slots.getLong(slots, slot + 112L);
      out_first_todNulls[outRow] = aggregate2_first_todIsNull;
      out_first_todValues[outRow] = aggregate2_first_tod;
      boolean aggregate2_top8IsNull = !Slots.getBoolean(slots, slot + 146L);
      int aggregate2_top8 = Slots.getByte(slots, slot + 145L);
      out_top8Nulls[outRow] = aggregate2_top8IsNull;
      out_top8Values[outRow] = (byte) aggregate2_top8;
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
  public Pipeline1_Aggregate_2_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_txtText = new BytesResult();
    this.aggregate2_first_textText = new BytesResult();
  }
}
