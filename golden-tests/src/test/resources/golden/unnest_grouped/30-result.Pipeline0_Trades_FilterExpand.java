package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.composite.ArrayEditor;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Filter#2 > Expand#3 > Output */
public final class Pipeline0_Trades_FilterExpand extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_qty; // 20
  private final byte[] const1_note; // ' '
  private final int const1_noteLength; // ' '
  private final ArrayEditor expand3_arrayEditor;
  private final BytesResult expand3_nothing;
  private final BytesResult expand3_nothing_2;
  private final BytesResult expand3_nothing_3;
  private final CompositeBuilder expand3_arrayBuilder;
  private final CompositeShape expand3_expand3_c1Shape;
  private final BytesResult expand3_expand3_c1ValueText;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int emitted = 0;
    int expanded = 0;
    int made = 0;
    IntVector in_qtyVector = (IntVector) input.column(0);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int filtered = 0;
    BytesVector in_noteVector = (BytesVector) input.column(1);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    IntVector out_qtyVector = (IntVector) out.column(0);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(1);
    boolean[] out_noteNulls = out_noteVector.nulls();
    BytesVector out_EXPR_0Vector = (BytesVector) out.column(2);
    boolean[] out_EXPR_0Nulls = out_EXPR_0Vector.nulls();
    IntVector out_EXPR_1Vector = (IntVector) out.column(3);
    boolean[] out_EXPR_1Nulls = out_EXPR_1Vector.nulls();
    int[] out_EXPR_1Values = out_EXPR_1Vector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Filter#2 [query.sql:17:7] qty > 20
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!(!in_qtyIsNull && in_qty > const0_qty)) {
          filtered++;
          continue;
        }
        // Expand#3 [query.sql:16:14] UNNEST(SPLIT(note, ' '), ARRAY[qty, -qty])
        expanded++;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        if (!in_noteIsNull) {
          expand3_arrayEditor.split(in_noteHeap, in_noteOffset, in_noteLength, const1_note, 0,
              const1_noteLength, expand3_nothing_2.heap, 0, -1, false);
        }
        byte[] expand3_c1Heap = in_noteIsNull ? expand3_nothing_3.heap : expand3_arrayEditor.result.heap;
        int expand3_c1 = in_noteIsNull ? 0 : 0;
        int expand3_c1Next = expand3_c1;
        int expand3_negate = in_qtyIsNull ? 0 : ExactMath.negate(in_qty, sites, 0);
        expand3_arrayBuilder.begin();
        if (!in_qtyIsNull) {
          expand3_arrayBuilder.putInt(in_qty);
        } else {
          expand3_arrayBuilder.putNull(4);
        }
        if (!in_qtyIsNull) {
          expand3_arrayBuilder.putInt(expand3_negate);
        } else {
          expand3_arrayBuilder.putNull(4);
        }
        expand3_arrayBuilder.end();
        int expand3_c2 = 0;
        int expand3_c2Next = expand3_c2;
        for (; expand3_c1Heap[expand3_c1] != 0
            || expand3_arrayBuilder.heap[expand3_c2]
                != 0; expand3_c1 = expand3_c1Next, expand3_c2 = expand3_c2Next) {
          made++;
          boolean expand3_c1Ended = expand3_c1Heap[expand3_c1] == 0;
          expand3_c1Next = expand3_c1Ended ? expand3_c1
              : expand3_expand3_c1Shape.next(expand3_c1Heap, expand3_c1);
          boolean expand3_c1Null = expand3_c1Heap[expand3_c1] != 1;
          boolean expand3_c2Ended = expand3_arrayBuilder.heap[expand3_c2] == 0;
          expand3_c2Next = expand3_c2Ended ? expand3_c2 : expand3_c2 + 5;
          boolean expand3_c2Null = expand3_arrayBuilder.heap[expand3_c2] != 1;
          out_qtyNulls[outRow] = in_qtyIsNull;
          out_qtyValues[outRow] = in_qty;
          out_noteNulls[outRow] = in_noteIsNull;
          if (!in_noteIsNull) {
            out_noteVector.append(outRow, in_noteHeap, in_noteOffset, in_noteLength);
          }
          if (!expand3_c1Null) {
            CompositeBytes.getText(expand3_c1Heap, expand3_c1 + 1, expand3_expand3_c1ValueText);
          }
          byte[] expand3_c1ValueHeap = expand3_expand3_c1ValueText.heap;
          int expand3_c1ValueOffset = expand3_expand3_c1ValueText.offset;
          int expand3_c1ValueLength = expand3_expand3_c1ValueText.length;
          out_EXPR_0Nulls[outRow] = expand3_c1Null;
          if (!expand3_c1Null) {
            out_EXPR_0Vector.append(outRow, expand3_c1ValueHeap, expand3_c1ValueOffset,
                expand3_c1ValueLength);
          }
          int expand3_c2Value = expand3_c2Null ? 0
              : CompositeBytes.getInt(expand3_arrayBuilder.heap, expand3_c2 + 1);
          out_EXPR_1Nulls[outRow] = expand3_c2Null;
          out_EXPR_1Values[outRow] = expand3_c2Value;
          outRow++;
          if (outRow == capacity) {
            output.flush(outRow);
            emitted += outRow;
            outRow = 0;
          }
        }
      }
    } catch (SqlRuntimeException failure) {
      output.flush(outRow);
      throw failure.atRowBehindOutput(row);
    }
    output.flush(outRow);
    context.metrics().batch(rowCount, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    context.metrics().expanded(expanded, made);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_FilterExpand(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_qty = this.context.constants().getInt(0);
    this.const1_note = this.context.constants().getBytes(1);
    this.const1_noteLength = this.context.constants().getLength(1);
    this.expand3_arrayEditor = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.expand3_nothing = new BytesResult();
    this.expand3_nothing_2 = new BytesResult();
    this.expand3_nothing_3 = new BytesResult();
    this.expand3_arrayBuilder = new CompositeBuilder();
    this.expand3_expand3_c1Shape = new CompositeShape("VARCHAR:-1:0!");
    this.expand3_expand3_c1ValueText = new BytesResult();
  }
}
