package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.composite.ArrayEditor;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.TextFunctions;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Expand#2 > Project#3 > Filter#4 > Project#5 > Output */
public final class Pipeline0_Trades_ExpandProjectFilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final byte[] const0_note; // ' '
  private final int const0_noteLength; // ' '
  private final ArrayEditor expand2_arrayEditor;
  private final BytesResult expand2_nothing;
  private final BytesResult expand2_nothing_2;
  private final BytesResult expand2_nothing_3;
  private final CompositeShape expand2_expand2_c1Shape;
  private final BytesResult expand2_expand2_c1ValueText;
  private final int const1_greaterThan; // 3

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
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(3);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int filtered = 0;
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    BytesVector out_wordVector = (BytesVector) out.column(2);
    boolean[] out_wordNulls = out_wordVector.nulls();
    IntVector out_nVector = (IntVector) out.column(3);
    boolean[] out_nNulls = out_nVector.nulls();
    int[] out_nValues = out_nVector.values();
    IntVector out_totalVector = (IntVector) out.column(4);
    boolean[] out_totalNulls = out_totalVector.nulls();
    int[] out_totalValues = out_totalVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Expand#2 [query.sql:16:23] UNNEST(SPLIT(note, ' ')) WITH ORDINALITY
        expanded++;
        long in_rn = in_rnValues[row];
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        if (!in_noteIsNull) {
          expand2_arrayEditor.split(in_noteHeap, in_noteOffset, in_noteLength, const0_note, 0,
              const0_noteLength, expand2_nothing_2.heap, 0, -1, false);
        }
        byte[] expand2_c1Heap = in_noteIsNull ? expand2_nothing_3.heap : expand2_arrayEditor.result.heap;
        int expand2_c1 = in_noteIsNull ? 0 : 0;
        int expand2_c1Next = expand2_c1;
        int expand2_made = 0;
        for (; expand2_c1Heap[expand2_c1] != 0 || expand2_made == 0; expand2_c1 = expand2_c1Next) {
          made++;
          expand2_made++;
          boolean expand2_nothing = expand2_c1Heap[expand2_c1] == 0;
          boolean expand2_c1Ended = expand2_c1Heap[expand2_c1] == 0;
          expand2_c1Next = expand2_c1Ended ? expand2_c1
              : expand2_expand2_c1Shape.next(expand2_c1Heap, expand2_c1);
          boolean expand2_c1Null = expand2_c1Heap[expand2_c1] != 1;
          // Filter#4 [query.sql:17:7] word IS NULL OR CHAR_LENGTH(word) > 3
          if (!expand2_c1Null) {
            CompositeBytes.getText(expand2_c1Heap, expand2_c1 + 1, expand2_expand2_c1ValueText);
          }
          byte[] expand2_c1ValueHeap = expand2_expand2_c1ValueText.heap;
          int expand2_c1ValueOffset = expand2_expand2_c1ValueText.offset;
          int expand2_c1ValueLength = expand2_expand2_c1ValueText.length;
          if (!(expand2_c1Null
              || (!expand2_c1Null
                  && TextFunctions.charLength(expand2_c1ValueHeap, expand2_c1ValueOffset,
                          expand2_c1ValueLength)
                      > const1_greaterThan))) {
            filtered++;
            continue;
          }
          out_rnValues[outRow] = in_rn;
          out_symbolVector.append(outRow, in_symbolHeap, in_symbolOffset, in_symbolLength);
          out_wordNulls[outRow] = expand2_c1Null;
          if (!expand2_c1Null) {
            out_wordVector.append(outRow, expand2_c1ValueHeap, expand2_c1ValueOffset, expand2_c1ValueLength);
          }
          out_nNulls[outRow] = expand2_nothing;
          out_nValues[outRow] = expand2_made;
          boolean project5_addIsNull = expand2_c1Null || in_qtyIsNull;
          int project5_add = project5_addIsNull ? 0
              : ExactMath.add(TextFunctions.charLength(expand2_c1ValueHeap, expand2_c1ValueOffset,
                      expand2_c1ValueLength),
                  in_qty, sites, 0);
          out_totalNulls[outRow] = project5_addIsNull;
          out_totalValues[outRow] = project5_add;
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
  public Pipeline0_Trades_ExpandProjectFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_note = this.context.constants().getBytes(0);
    this.const0_noteLength = this.context.constants().getLength(0);
    this.expand2_arrayEditor = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.expand2_nothing = new BytesResult();
    this.expand2_nothing_2 = new BytesResult();
    this.expand2_nothing_3 = new BytesResult();
    this.expand2_expand2_c1Shape = new CompositeShape("VARCHAR:-1:0!");
    this.expand2_expand2_c1ValueText = new BytesResult();
    this.const1_greaterThan = this.context.constants().getInt(1);
  }
}
