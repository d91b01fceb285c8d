package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Over#2 (rn BIGINT NOT NULL, price DECIMAL(12, 2)) */
public final class Over2 extends CompiledOver {
  private final ErrorSites sites;
  private final int const0_literal; // 2
  private final int const1_literal; // 5

  // Over#2: a row comes, or one that was taken out comes again
  private void over2_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over2_store(input, row, slots, slot, bytes);
    int partition = state.single();
    Slots.putInt(slots, slot + 28L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#2: columns 1 to 2 of a row to its slot
  private void over2_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    Slots.putLong(slots, slot + 8L, in_rn);
    LongVector in_priceVector = (LongVector) input.column(1);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over2_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 16L, over2_priceKey);
    Slots.putInt(slots, slot + 24L, (Slots.getInt(slots, slot + 24L) & -2) | (in_priceIsNull ? 1 : 0));
  }

  @Override
  public void add(OverState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    for (int row = 0; row < rowCount; row++) {
      over2_insert(state, input, row);
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    table.remove(slot);
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over2_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#2: which of two rows comes first
  private int over2_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over2_price = Slots.getLong(slots, left + 16L);
    boolean over2_priceIsNull = (Slots.getInt(slots, left + 24L) & 1) != 0;
    long over2_price_2 = Slots.getLong(slots, right + 16L);
    boolean over2_priceIsNull_2 = (Slots.getInt(slots, right + 24L) & 1) != 0;
    if (over2_priceIsNull != over2_priceIsNull_2) {
      return over2_priceIsNull_2 ? -1 : 1;
    }
    if (!over2_priceIsNull && !over2_priceIsNull_2 && over2_price < over2_price_2) {
      return 1;
    }
    if (!over2_priceIsNull_2 && !over2_priceIsNull && over2_price_2 < over2_price) {
      return -1;
    }
    long over2_rn = Slots.getLong(slots, left + 8L);
    long over2_rn_2 = Slots.getLong(slots, right + 8L);
    if (over2_rn < over2_rn_2) {
      return -1;
    }
    if (over2_rn_2 < over2_rn) {
      return 1;
    }
    return 0;
  }

  @Override
  public int compareBound(OverState state, int bound, long row, long candidate) {
    return 0;
  }

  @Override
  public long frameOffset(int bound) {
    return 0L;
  }

  @Override
  public long argument(OverState state, int function, long slot) {
    return 1L;
  }

  @Override
  public boolean isNull(OverState state, int pick, long slot) {
    return false;
  }

  @Override
  public void reset(OverState state, int aggregates) {
    GroupTable table = state.resetFrame(aggregates);
  }

  @Override
  public void take(OverState state, int aggregates, long slot, long weight) {
  }

  @Override
  public long offset() {
    return const0_literal;
  }

  @Override
  public long fetch() {
    return const1_literal;
  }

  // Over#2: columns of a row to the output
  private void over2_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    long over2_rn = Slots.getLong(slots, slot + 8L);
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    out_rnValues[outRow] = over2_rn;
    long over2_price = Slots.getLong(slots, slot + 16L);
    boolean over2_priceIsNull = (Slots.getInt(slots, slot + 24L) & 1) != 0;
    LongVector out_priceVector = (LongVector) out.column(1);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over2_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over2_price;
    return;
  }

  // Over#2: a row as it was put out
  private void over2_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over2_write(slots, slot, bytes, out, outRow);
    int[] weights = out.weights();
    weights[outRow] = -1;
    return;
  }

  @Override
  public int takeBack(OverState state, long slot, int outRow) {
    ColumnBatch out = context.output().batch();
    int at = room(out, outRow);
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    over2_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 32L)) {
      return at;
    }
    at = room(out, at);
    over2_write(slots, slot, bytes, out, at);
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putBoolean(slots, slot + 32L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over2(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_literal = this.context.constants().getInt(0);
    this.const1_literal = this.context.constants().getInt(1);
  }
}
