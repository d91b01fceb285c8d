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
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(kinds) > Aggregate#2 */
public final class Pipeline0_Kinds_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult aggregate2_nothing;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    BooleanVector in_flagVector = (BooleanVector) input.column(0);
    boolean[] in_flagValues = in_flagVector.values();
    boolean[] in_flagNulls = in_flagVector.nulls();
    ByteVector in_i8Vector = (ByteVector) input.column(1);
    byte[] in_i8Values = in_i8Vector.values();
    boolean[] in_i8Nulls = in_i8Vector.nulls();
    ShortVector in_i16Vector = (ShortVector) input.column(2);
    short[] in_i16Values = in_i16Vector.values();
    boolean[] in_i16Nulls = in_i16Vector.nulls();
    IntVector in_i32Vector = (IntVector) input.column(3);
    int[] in_i32Values = in_i32Vector.values();
    boolean[] in_i32Nulls = in_i32Vector.nulls();
    LongVector in_i64Vector = (LongVector) input.column(4);
    long[] in_i64Values = in_i64Vector.values();
    boolean[] in_i64Nulls = in_i64Vector.nulls();
    LongVector in_d9Vector = (LongVector) input.column(6);
    long[] in_d9Values = in_d9Vector.values();
    boolean[] in_d9Nulls = in_d9Vector.nulls();
    Decimal128Vector in_d38Vector = (Decimal128Vector) input.column(7);
    long[] in_d38High = in_d38Vector.high();
    long[] in_d38Low = in_d38Vector.low();
    boolean[] in_d38Nulls = in_d38Vector.nulls();
    IntVector in_dayVector = (IntVector) input.column(8);
    int[] in_dayValues = in_dayVector.values();
    boolean[] in_dayNulls = in_dayVector.nulls();
    LongVector in_todVector = (LongVector) input.column(9);
    long[] in_todValues = in_todVector.values();
    boolean[] in_todNulls = in_todVector.nulls();
    LongVector in_momentVector = (LongVector) input.column(10);
    long[] in_momentValues = in_momentVector.values();
    boolean[] in_momentNulls = in_momentVector.nulls();
    BytesVector in_txtVector = (BytesVector) input.column(11);
    byte[] in_txtHeap = in_txtVector.heap();
    int[] in_txtOffsets = in_txtVector.offsets();
    int[] in_txtLengths = in_txtVector.lengths();
    boolean[] in_txtNulls = in_txtVector.nulls();
    DoubleVector in_f64Vector = (DoubleVector) input.column(5);
    double[] in_f64Values = in_f64Vector.values();
    boolean[] in_f64Nulls = in_f64Vector.nulls();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:23:65] COUNT(*) AS n, MIN(f64) AS lo, MAX(d38) AS hi, MIN(txt) AS first_text, MAX(day) AS last_day, MIN(tod) AS first_tod, M...
        boolean in_flag = in_flagValues[row];
        boolean in_flagIsNull = in_flagNulls[row];
        int in_i8 = in_i8Values[row];
        boolean in_i8IsNull = in_i8Nulls[row];
        int in_i16 = in_i16Values[row];
        boolean in_i16IsNull = in_i16Nulls[row];
        int in_i32 = in_i32Values[row];
        boolean in_i32IsNull = in_i32Nulls[row];
        long in_i64 = in_i64Values[row];
        boolean in_i64IsNull = in_i64Nulls[row];
        long in_d9 = in_d9Values[row];
        boolean in_d9IsNull = in_d9Nulls[row];
        long in_d38High_2 = in_d38High[row];
        long in_d38Low_2 = in_d38Low[row];
        boolean in_d38IsNull = in_d38Nulls[row];
        int in_day = in_dayValues[row];
        boolean in_dayIsNull = in_dayNulls[row];
        long in_tod = in_todValues[row];
        boolean in_todIsNull = in_todNulls[row];
        long in_moment = in_momentValues[row];
        boolean in_momentIsNull = in_momentNulls[row];
        int in_txtOffset = in_txtOffsets[row];
        int in_txtLength = in_txtLengths[row];
        boolean in_txtIsNull = in_txtNulls[row];
        boolean aggregate2_flagKey = in_flagIsNull ? false : in_flag;
        int aggregate2_i8Key = in_i8IsNull ? 0 : in_i8;
        int aggregate2_i16Key = in_i16IsNull ? 0 : in_i16;
        int aggregate2_i32Key = in_i32IsNull ? 0 : in_i32;
        long aggregate2_i64Key = in_i64IsNull ? 0L : in_i64;
        long aggregate2_d9Key = in_d9IsNull ? 0L : in_d9;
        long aggregate2_d38Key = in_d38IsNull ? 0L : in_d38High_2;
        long aggregate2_d38Key_2 = in_d38IsNull ? 0L : in_d38Low_2;
        int aggregate2_dayKey = in_dayIsNull ? 0 : in_day;
        long aggregate2_todKey = in_todIsNull ? 0L : in_tod;
        long aggregate2_momentKey = in_momentIsNull ? 0L : in_moment;
        int aggregate2_txtKey = in_txtIsNull ? 0 : in_txtOffset;
        int aggregate2_txtKey_2 = in_txtIsNull ? 0 : in_txtLength;
        byte[] aggregate2_txtKeyHeap = in_txtIsNull ? aggregate2_nothing.heap : in_txtHeap;
        int aggregate2_nulls = (in_flagIsNull ? 1 : 0) | (in_i8IsNull ? 2 : 0) | (in_i16IsNull ? 4 : 0)
            | (in_i32IsNull ? 8 : 0) | (in_i64IsNull ? 16 : 0) | (in_d9IsNull ? 32 : 0)
            | (in_d38IsNull ? 64 : 0) | (in_dayIsNull ? 128 : 0) | (in_todIsNull ? 256 : 0)
            | (in_momentIsNull ? 512 : 0) | (in_txtIsNull ? 1024 : 0);
        long aggregate2_tag = (Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.combine(Hashing.hashLong(aggregate2_flagKey
                                                            ? 1L
                                                        : 0L),
                                                    Hashing.hashLong((long) aggregate2_i8Key)),
                                                Hashing.hashLong((long) aggregate2_i16Key)),
                                            Hashing.hashLong((long) aggregate2_i32Key)),
                                        Hashing.hashLong(aggregate2_i64Key)),
                                    Hashing.hashLong(aggregate2_d9Key)),
                                Hashing.hashDecimal128(aggregate2_d38Key, aggregate2_d38Key_2)),
                            Hashing.hashLong((long) aggregate2_dayKey)),
                        Hashing.hashLong(aggregate2_todKey)),
                    Hashing.hashLong(aggregate2_momentKey)),
                Hashing.hashText(aggregate2_txtKeyHeap, aggregate2_txtKey, aggregate2_txtKey_2))
            & -4294967296L) | 4294967296L;
        long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, aggregate2_flagKey,
            aggregate2_i8Key, aggregate2_i16Key, aggregate2_i32Key, aggregate2_i64Key, aggregate2_d9Key,
            aggregate2_d38Key, aggregate2_d38Key_2, aggregate2_dayKey, aggregate2_todKey,
            aggregate2_momentKey, aggregate2_txtKeyHeap, aggregate2_txtKey, aggregate2_txtKey_2,
            aggregate2_nulls);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate2_admit(table, aggregate2_tag, aggregate2_flagKey, aggregate2_i8Key, aggregate2_i16Key,
                aggregate2_i32Key, aggregate2_i64Key, aggregate2_d9Key, aggregate2_d38Key,
                aggregate2_d38Key_2, aggregate2_dayKey, aggregate2_todKey, aggregate2_momentKey,
                aggregate2_txtKeyHeap, aggregate2_txtKey, aggregate2_txtKey_2, aggregate2_nulls);
            break;
          }
          slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
              aggregate2_flagKey, aggregate2_i8Key, aggregate2_i16Key, aggregate2_i32Key, aggregate2_i64Key,
              aggregate2_d9Key, aggregate2_d38Key, aggregate2_d38Key_2, aggregate2_dayKey, aggregate2_todKey,
              aggregate2_momentKey, aggregate2_txtKeyHeap, aggregate2_txtKey, aggregate2_txtKey_2,
              aggregate2_nulls);
        }
        state.touch(row, slot);
        if (!Slots.getBoolean(slots, slot + 147L)) {
          Slots.putBoolean(slots, slot + 147L, true);
          table.markChanged(slot);
        }
        Slots.putLong(slots, slot + 96L, Slots.getLong(slots, slot + 96L) + 1L);
        double in_f64 = in_f64Values[row];
        boolean in_f64IsNull = in_f64Nulls[row];
        if (!in_f64IsNull) {
          Slots.putDouble(slots, slot + 104L, DoubleMath.min(Slots.getDouble(slots, slot + 104L), in_f64));
          Slots.putBoolean(slots, slot + 140L, true);
        }
        if (!in_d38IsNull) {
          if (!Slots.getBoolean(slots, slot + 141L)
              || Decimal128.compare(Slots.getLong(slots, slot + 32L), Slots.getLong(slots, slot + 40L),
                      in_d38High_2, in_d38Low_2)
                  < 0) {
            Slots.putLong(slots, slot + 32L, in_d38High_2);
            Slots.putLong(slots, slot + 40L, in_d38Low_2);
            Slots.putBoolean(slots, slot + 141L, true);
          }
        }
        if (!in_txtIsNull) {
          if (!Slots.getBoolean(slots, slot + 142L)
              || StoredText.compare(slots, slot + 48L, bytes, in_txtHeap, in_txtOffset, in_txtLength) > 0) {
            StoredText.replace(slots, slot + 48L, bytes, in_txtHeap, in_txtOffset, in_txtLength);
            Slots.putBoolean(slots, slot + 142L, true);
          }
        }
        if (!in_dayIsNull) {
          Slots.putInt(slots, slot + 132L, Math.max(Slots.getInt(slots, slot + 132L), in_day));
          Slots.putBoolean(slots, slot + 143L, true);
        }
        if (!in_todIsNull) {
          Slots.putLong(slots, slot + 112L, Math.min(Slots.getLong(slots, slot + 112L), in_tod));
          Slots.putBoolean(slots, slot + 144L, true);
        }
        if (!in_i8IsNull) {
          Slots.putByte(slots, slot + 145L, (byte) Math.max((int) Slots.getByte(slots, slot + 145L), in_i8));
          Slots.putBoolean(slots, slot + 146L, true);
        }
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, boolean key_flag, int key_i8, int key_i16, int key_i32, long key_i64,
      long key_d9, long key_d38High, long key_d38Low, int key_day, long key_tod, long key_moment,
      byte[] key_txtHeap, int key_txtOffset, int key_txtLength, int key_nulls) {
    long word0 = TextKeys.word0(key_txtHeap, key_txtOffset, key_txtLength);
    long word1 = key_txtLength <= 12 ? TextKeys.word1(key_txtHeap, key_txtOffset, key_txtLength) : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getBoolean(slots, slot + 138L) == key_flag && Slots.getByte(slots, slot + 139L) == key_i8
            && Slots.getShort(slots, slot + 136L) == key_i16 && Slots.getInt(slots, slot + 124L) == key_i32
            && Slots.getLong(slots, slot + 64L) == key_i64 && Slots.getLong(slots, slot + 72L) == key_d9
            && Slots.getLong(slots, slot) == key_d38High && Slots.getLong(slots, slot + 8L) == key_d38Low
            && Slots.getInt(slots, slot + 128L) == key_day && Slots.getLong(slots, slot + 80L) == key_tod
            && Slots.getLong(slots, slot + 88L) == key_moment && Slots.getLong(slots, slot + 16L) == word0
            && (key_txtLength <= 12 ? Slots.getLong(slots, slot + 24L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 24L), key_txtLength, key_txtHeap, key_txtOffset,
                    key_txtLength))
            && Slots.getInt(slots, slot + 120L) == key_nulls) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, boolean key_flag, int key_i8,
      int key_i16, int key_i32, long key_i64, long key_d9, long key_d38High, long key_d38Low, int key_day,
      long key_tod, long key_moment, byte[] key_txtHeap, int key_txtOffset, int key_txtLength,
      int key_nulls) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putBoolean(slots, slot + 138L, key_flag);
    Slots.putByte(slots, slot + 139L, (byte) key_i8);
    Slots.putShort(slots, slot + 136L, (short) key_i16);
    Slots.putInt(slots, slot + 124L, key_i32);
    Slots.putLong(slots, slot + 64L, key_i64);
    Slots.putLong(slots, slot + 72L, key_d9);
    Slots.putLong(slots, slot, key_d38High);
    Slots.putLong(slots, slot + 8L, key_d38Low);
    Slots.putInt(slots, slot + 128L, key_day);
    Slots.putLong(slots, slot + 80L, key_tod);
    Slots.putLong(slots, slot + 88L, key_moment);
    StoredText.replace(slots, slot + 16L, bytes, key_txtHeap, key_txtOffset, key_txtLength);
    Slots.putInt(slots, slot + 120L, key_nulls);
    Slots.putDouble(slots, slot + 104L, Double.NaN);
    Slots.putInt(slots, slot + 132L, -2147483648);
    Slots.putLong(slots, slot + 112L, 9223372036854775807L);
    Slots.putByte(slots, slot + 145L, (byte) -128);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, boolean key_flag, int key_i8, int key_i16,
      int key_i32, long key_i64, long key_d9, long key_d38High, long key_d38Low, int key_day, long key_tod,
      long key_moment, byte[] key_txtHeap, int key_txtOffset, int key_txtLength, int key_nulls) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_flag, key_i8, key_i16, key_i32, key_i64, key_d9, key_d38High, key_d38Low,
          key_day, key_tod, key_moment, key_txtHeap, key_txtOffset, key_txtLength, key_nulls);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_flag, key_i8, key_i16, key_i32, key_i64,
        key_d9, key_d38High, key_d38Low, key_day, key_tod, key_moment, key_txtHeap, key_txtOffset,
        key_txtLength, key_nulls);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Kinds_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_nothing = new BytesResult();
  }
}
