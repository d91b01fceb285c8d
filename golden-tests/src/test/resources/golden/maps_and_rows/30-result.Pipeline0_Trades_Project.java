package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.composite.ArrayEditor;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.TextCase;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final byte[] const0_qty; // 'qty'
  private final int const0_qtyLength; // 'qty'
  private final byte[] const1_qty; // 'one'
  private final int const1_qtyLength; // 'one'
  private final int const2_qty; // 1
  private final CompositeBuilder project2_mapBuilder;
  private final long const3_rn; // 1
  private final CompositeBuilder project2_mapBuilder_2;
  private final byte[] const4_qty; // 'qty'
  private final int const4_qtyLength; // 'qty'
  private final CompositeBuilder project2_mapBuilder_3;
  private final byte[] const5_item; // 'qty'
  private final int const5_itemLength; // 'qty'
  private final CompositeShape project2_itemShape;
  private final CompositeBuilder project2_keyBuilder;
  private final byte[] const6_mapOf; // 'a'
  private final int const6_mapOfLength; // 'a'
  private final int const7_mapOf; // 1
  private final CompositeBuilder project2_mapBuilder_4;
  private final byte[] const8_item; // 'b'
  private final int const8_itemLength; // 'b'
  private final CompositeShape project2_itemShape_2;
  private final CompositeBuilder project2_keyBuilder_2;
  private final CompositeBuilder project2_rowBuilder;
  private final CompositeBuilder project2_rowBuilder_2;
  private final int const9_qty; // 1
  private final CompositeBuilder project2_rowBuilder_3;
  private final int const10_symbol; // 1
  private final byte[] const11_symbol; // 'b'
  private final int const11_symbolLength; // 'b'
  private final int const12_symbol; // 2
  private final CompositeBuilder project2_mapBuilder_5;
  private final ArrayEditor project2_arrayEditor;
  private final byte[] const13_qty; // 'b'
  private final int const13_qtyLength; // 'b'
  private final byte[] const14_qty; // 'a'
  private final int const14_qtyLength; // 'a'
  private final int const15_qty; // 2
  private final CompositeBuilder project2_mapBuilder_6;
  private final ArrayEditor project2_arrayEditor_2;
  private final int const16_mapOf; // 1
  private final int const17_mapOf; // 2
  private final CompositeBuilder project2_mapBuilder_7;
  private final CompositeShape project2_arrayShape;
  private final int const18_qty; // 54
  private final byte[] const19_note; // 'x'
  private final int const19_noteLength; // 'x'
  private final CompositeBuilder project2_rowBuilder_4;
  private final int const20_note; // 1
  private final CompositeBuilder project2_rowBuilder_5;
  private final CompositeBuilder project2_arrayBuilder;
  private final long const21_item; // 2
  private final CompositeShape project2_itemShape_3;
  private final CompositeShape project2_project2_itemShape;
  private final BytesResult project2_project2_fieldText;
  private final CompositeBuilder project2_rowBuilder_6;
  private final int const22_note; // 1
  private final CompositeBuilder project2_rowBuilder_7;
  private final CompositeBuilder project2_arrayBuilder_2;
  private final long const23_item; // 1
  private final CompositeShape project2_itemShape_4;
  private final CompositeShape project2_project2_itemShape_2;
  private final BytesResult project2_project2_fieldText_2;
  private final BytesResult project2_upper;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector out_mVector = (BytesVector) out.column(1);
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_by_numberVector = (BytesVector) out.column(2);
    IntVector out_itemVector = (IntVector) out.column(3);
    boolean[] out_itemNulls = out_itemVector.nulls();
    int[] out_itemValues = out_itemVector.values();
    IntVector out_nothingVector = (IntVector) out.column(4);
    boolean[] out_nothingNulls = out_nothingVector.nulls();
    int[] out_nothingValues = out_nothingVector.values();
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector out_rVector = (BytesVector) out.column(5);
    BytesVector out_nameVector = (BytesVector) out.column(6);
    out_nameVector.shareHeap(in_symbolHeap);
    int[] out_nameOffsets = out_nameVector.offsets();
    int[] out_nameLengths = out_nameVector.lengths();
    IntVector out_sizeVector = (IntVector) out.column(7);
    boolean[] out_sizeNulls = out_sizeVector.nulls();
    int[] out_sizeValues = out_sizeVector.values();
    BooleanVector out_flagVector = (BooleanVector) out.column(8);
    boolean[] out_flagNulls = out_flagVector.nulls();
    boolean[] out_flagValues = out_flagVector.values();
    BytesVector out_keysVector = (BytesVector) out.column(9);
    BytesVector out_valsVector = (BytesVector) out.column(10);
    IntVector out_nVector = (IntVector) out.column(11);
    int[] out_nValues = out_nVector.values();
    BooleanVector out_sameVector = (BooleanVector) out.column(12);
    boolean[] out_sameNulls = out_sameVector.nulls();
    boolean[] out_sameValues = out_sameVector.values();
    BytesVector out_secondVector = (BytesVector) out.column(13);
    boolean[] out_secondNulls = out_secondVector.nulls();
    BytesVector out_first_nameVector = (BytesVector) out.column(14);
    boolean[] out_first_nameNulls = out_first_nameVector.nulls();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        project2_mapBuilder.begin();
        project2_mapBuilder.key();
        project2_mapBuilder.putText(const0_qty, 0, const0_qtyLength);
        project2_mapBuilder.mapped();
        if (!in_qtyIsNull) {
          project2_mapBuilder.putInt(in_qty);
        } else {
          project2_mapBuilder.putNull(4);
        }
        project2_mapBuilder.key();
        project2_mapBuilder.putText(const1_qty, 0, const1_qtyLength);
        project2_mapBuilder.mapped();
        project2_mapBuilder.putInt(const2_qty);
        project2_mapBuilder.endMap();
        out_mVector.append(row, project2_mapBuilder.heap, 0, project2_mapBuilder.length);
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        long project2_add = ExactMath.add(in_rn, const3_rn, sites, 0);
        project2_mapBuilder_2.begin();
        project2_mapBuilder_2.key();
        project2_mapBuilder_2.putLong(in_rn);
        project2_mapBuilder_2.mapped();
        project2_mapBuilder_2.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        project2_mapBuilder_2.key();
        project2_mapBuilder_2.putLong(project2_add);
        project2_mapBuilder_2.mapped();
        if (!in_noteIsNull) {
          project2_mapBuilder_2.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_mapBuilder_2.putNull(0);
        }
        project2_mapBuilder_2.endMap();
        out_by_numberVector.append(row, project2_mapBuilder_2.heap, 0, project2_mapBuilder_2.length);
        project2_mapBuilder_3.begin();
        project2_mapBuilder_3.key();
        project2_mapBuilder_3.putText(const4_qty, 0, const4_qtyLength);
        project2_mapBuilder_3.mapped();
        if (!in_qtyIsNull) {
          project2_mapBuilder_3.putInt(in_qty);
        } else {
          project2_mapBuilder_3.putNull(4);
        }
        project2_mapBuilder_3.endMap();
        project2_keyBuilder.begin();
        project2_keyBuilder.putText(const5_item, 0, const5_itemLength);
        int project2_marker = project2_itemShape.value(project2_mapBuilder_3.heap, 0,
            project2_keyBuilder.heap, 0, project2_keyBuilder.length);
        boolean project2_itemIsNull = project2_marker < 0 || project2_mapBuilder_3.heap[project2_marker] != 1;
        int project2_item = project2_itemIsNull ? 0
            : CompositeBytes.getInt(project2_mapBuilder_3.heap, project2_marker + 1);
        out_itemNulls[row] = project2_itemIsNull;
        out_itemValues[row] = project2_item;
        project2_mapBuilder_4.begin();
        project2_mapBuilder_4.key();
        project2_mapBuilder_4.putText(const6_mapOf, 0, const6_mapOfLength);
        project2_mapBuilder_4.mapped();
        project2_mapBuilder_4.putInt(const7_mapOf);
        project2_mapBuilder_4.endMap();
        project2_keyBuilder_2.begin();
        project2_keyBuilder_2.putText(const8_item, 0, const8_itemLength);
        int project2_marker_2 = project2_itemShape_2.value(project2_mapBuilder_4.heap, 0,
            project2_keyBuilder_2.heap, 0, project2_keyBuilder_2.length);
        boolean project2_itemIsNull_2 = project2_marker_2 < 0
            || project2_mapBuilder_4.heap[project2_marker_2] != 1;
        int project2_item_2 = project2_itemIsNull_2 ? 0
            : CompositeBytes.getInt(project2_mapBuilder_4.heap, project2_marker_2 + 1);
        out_nothingNulls[row] = project2_itemIsNull_2;
        out_nothingValues[row] = project2_item_2;
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        project2_rowBuilder.begin();
        if (!in_buyIsNull) {
          project2_rowBuilder.putBoolean(in_buy);
        } else {
          project2_rowBuilder.putNull(1);
        }
        if (!in_feeIsNull) {
          project2_rowBuilder.putDouble(in_fee);
        } else {
          project2_rowBuilder.putNull(8);
        }
        project2_rowBuilder_2.begin();
        project2_rowBuilder_2.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_qtyIsNull) {
          project2_rowBuilder_2.putInt(in_qty);
        } else {
          project2_rowBuilder_2.putNull(4);
        }
        project2_rowBuilder_2.putComposite(project2_rowBuilder.heap, 0, project2_rowBuilder.length);
        out_rVector.append(row, project2_rowBuilder_2.heap, 0, project2_rowBuilder_2.length);
        out_nameOffsets[row] = in_symbolOffset;
        out_nameLengths[row] = in_symbolLength;
        int project2_add_2 = in_qtyIsNull ? 0 : ExactMath.add(in_qty, const9_qty, sites, 1);
        out_sizeNulls[row] = in_qtyIsNull;
        out_sizeValues[row] = project2_add_2;
        project2_rowBuilder_3.begin();
        if (!in_buyIsNull) {
          project2_rowBuilder_3.putBoolean(in_buy);
        } else {
          project2_rowBuilder_3.putNull(1);
        }
        if (!in_feeIsNull) {
          project2_rowBuilder_3.putDouble(in_fee);
        } else {
          project2_rowBuilder_3.putNull(8);
        }
        int project2_field = 0;
        boolean project2_fieldIsNull = project2_rowBuilder_3.heap[project2_field] != 1;
        boolean project2_field_2 = project2_fieldIsNull ? false
            : CompositeBytes.getBoolean(project2_rowBuilder_3.heap, project2_field + 1);
        out_flagNulls[row] = project2_fieldIsNull;
        out_flagValues[row] = project2_field_2;
        project2_mapBuilder_5.begin();
        project2_mapBuilder_5.key();
        project2_mapBuilder_5.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        project2_mapBuilder_5.mapped();
        project2_mapBuilder_5.putInt(const10_symbol);
        project2_mapBuilder_5.key();
        project2_mapBuilder_5.putText(const11_symbol, 0, const11_symbolLength);
        project2_mapBuilder_5.mapped();
        project2_mapBuilder_5.putInt(const12_symbol);
        project2_mapBuilder_5.endMap();
        project2_arrayEditor.parts(project2_mapBuilder_5.heap, 0, false);
        out_keysVector.append(row, project2_arrayEditor.result.heap, 0, project2_arrayEditor.result.length);
        project2_mapBuilder_6.begin();
        project2_mapBuilder_6.key();
        project2_mapBuilder_6.putText(const13_qty, 0, const13_qtyLength);
        project2_mapBuilder_6.mapped();
        if (!in_qtyIsNull) {
          project2_mapBuilder_6.putInt(in_qty);
        } else {
          project2_mapBuilder_6.putNull(4);
        }
        project2_mapBuilder_6.key();
        project2_mapBuilder_6.putText(const14_qty, 0, const14_qtyLength);
        project2_mapBuilder_6.mapped();
        project2_mapBuilder_6.putInt(const15_qty);
        project2_mapBuilder_6.endMap();
        project2_arrayEditor_2.parts(project2_mapBuilder_6.heap, 0, true);
        out_valsVector.append(row, project2_arrayEditor_2.result.heap, 0,
            project2_arrayEditor_2.result.length);
        project2_mapBuilder_7.begin();
        project2_mapBuilder_7.key();
        project2_mapBuilder_7.putInt(const16_mapOf);
        project2_mapBuilder_7.mapped();
        project2_mapBuilder_7.putInt(const17_mapOf);
        project2_mapBuilder_7.endMap();
        int project2_cardinality = project2_arrayShape.count(project2_mapBuilder_7.heap, 0,
            project2_mapBuilder_7.length);
        out_nValues[row] = project2_cardinality;
        boolean project2_andDecided = false;
        boolean project2_andIsNull = false;
        project2_andDecided = !in_qtyIsNull && in_qty != const18_qty;
        project2_andIsNull = project2_andIsNull || in_qtyIsNull;
        if (!project2_andDecided) {
          project2_andDecided = !in_noteIsNull
              && !TextComparison.equal(in_noteHeap, in_noteOffset, in_noteLength, const19_note, 0,
                  const19_noteLength);
          project2_andIsNull = project2_andIsNull || in_noteIsNull;
        }
        project2_andIsNull = project2_andIsNull && !project2_andDecided;
        out_sameNulls[row] = project2_andIsNull;
        out_sameValues[row] = !project2_andDecided;
        project2_rowBuilder_4.begin();
        project2_rowBuilder_4.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_qtyIsNull) {
          project2_rowBuilder_4.putInt(in_qty);
        } else {
          project2_rowBuilder_4.putNull(4);
        }
        project2_rowBuilder_5.begin();
        if (!in_noteIsNull) {
          project2_rowBuilder_5.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_rowBuilder_5.putNull(0);
        }
        project2_rowBuilder_5.putInt(const20_note);
        project2_arrayBuilder.begin();
        project2_arrayBuilder.putComposite(project2_rowBuilder_4.heap, 0, project2_rowBuilder_4.length);
        project2_arrayBuilder.putComposite(project2_rowBuilder_5.heap, 0, project2_rowBuilder_5.length);
        project2_arrayBuilder.end();
        int project2_marker_3 = project2_itemShape_3.element(project2_arrayBuilder.heap, 0,
            project2_arrayBuilder.length, const21_item);
        boolean project2_itemIsNull_3 = project2_marker_3 < 0
            || project2_arrayBuilder.heap[project2_marker_3] != 1;
        byte[] project2_itemHeap = project2_arrayBuilder.heap;
        int project2_itemOffset = project2_itemIsNull_3 ? 0 : project2_marker_3 + 1;
        int project2_itemLength = project2_itemIsNull_3 ? 0
            : project2_project2_itemShape.skip(project2_arrayBuilder.heap, project2_marker_3 + 1)
                - (project2_marker_3 + 1);
        int project2_field_3 = project2_itemIsNull_3 ? 0 : project2_itemOffset;
        boolean project2_fieldIsNull_2 = project2_itemIsNull_3 || project2_itemHeap[project2_field_3] != 1;
        if (!project2_fieldIsNull_2) {
          CompositeBytes.getText(project2_itemHeap, project2_field_3 + 1, project2_project2_fieldText);
        }
        byte[] project2_fieldHeap = project2_project2_fieldText.heap;
        int project2_fieldOffset = project2_project2_fieldText.offset;
        int project2_fieldLength = project2_project2_fieldText.length;
        out_secondNulls[row] = project2_fieldIsNull_2;
        if (!project2_fieldIsNull_2) {
          out_secondVector.append(row, project2_fieldHeap, project2_fieldOffset, project2_fieldLength);
        }
        project2_rowBuilder_6.begin();
        project2_rowBuilder_6.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_qtyIsNull) {
          project2_rowBuilder_6.putInt(in_qty);
        } else {
          project2_rowBuilder_6.putNull(4);
        }
        project2_rowBuilder_7.begin();
        if (!in_noteIsNull) {
          project2_rowBuilder_7.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_rowBuilder_7.putNull(0);
        }
        project2_rowBuilder_7.putInt(const22_note);
        project2_arrayBuilder_2.begin();
        project2_arrayBuilder_2.putComposite(project2_rowBuilder_6.heap, 0, project2_rowBuilder_6.length);
        project2_arrayBuilder_2.putComposite(project2_rowBuilder_7.heap, 0, project2_rowBuilder_7.length);
        project2_arrayBuilder_2.end();
        int project2_marker_4 = project2_itemShape_4.element(project2_arrayBuilder_2.heap, 0,
            project2_arrayBuilder_2.length, const23_item);
        boolean project2_itemIsNull_4 = project2_marker_4 < 0
            || project2_arrayBuilder_2.heap[project2_marker_4] != 1;
        byte[] project2_itemHeap_2 = project2_arrayBuilder_2.heap;
        int project2_itemOffset_2 = project2_itemIsNull_4 ? 0 : project2_marker_4 + 1;
        int project2_itemLength_2 = project2_itemIsNull_4 ? 0
            : project2_project2_itemShape_2.skip(project2_arrayBuilder_2.heap, project2_marker_4 + 1)
                - (project2_marker_4 + 1);
        int project2_field_4 = project2_itemIsNull_4 ? 0 : project2_itemOffset_2;
        boolean project2_fieldIsNull_3 = project2_itemIsNull_4 || project2_itemHeap_2[project2_field_4] != 1;
        if (!project2_fieldIsNull_3) {
          CompositeBytes.getText(project2_itemHeap_2, project2_field_4 + 1, project2_project2_fieldText_2);
        }
        byte[] project2_fieldHeap_2 = project2_project2_fieldText_2.heap;
        int project2_fieldOffset_2 = project2_project2_fieldText_2.offset;
        int project2_fieldLength_2 = project2_project2_fieldText_2.length;
        if (!project2_fieldIsNull_3) {
          TextCase.upper(project2_fieldHeap_2, project2_fieldOffset_2, project2_fieldLength_2,
              project2_upper);
        }
        boolean project2_upperIsNull = project2_fieldIsNull_3 || project2_upper.isNull;
        out_first_nameNulls[row] = project2_upperIsNull;
        if (!project2_upperIsNull) {
          out_first_nameVector.append(row, project2_upper.heap, project2_upper.offset, project2_upper.length);
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_qty = this.context.constants().getBytes(0);
    this.const0_qtyLength = this.context.constants().getLength(0);
    this.const1_qty = this.context.constants().getBytes(1);
    this.const1_qtyLength = this.context.constants().getLength(1);
    this.const2_qty = this.context.constants().getInt(2);
    this.project2_mapBuilder = new CompositeBuilder();
    this.const3_rn = this.context.constants().getLong(3);
    this.project2_mapBuilder_2 = new CompositeBuilder();
    this.const4_qty = this.context.constants().getBytes(4);
    this.const4_qtyLength = this.context.constants().getLength(4);
    this.project2_mapBuilder_3 = new CompositeBuilder();
    this.const5_item = this.context.constants().getBytes(5);
    this.const5_itemLength = this.context.constants().getLength(5);
    this.project2_itemShape = new CompositeShape("MAP:-1:0!(3:keyCHAR:3:0!)(5:valueINTEGER:-1:0?)");
    this.project2_keyBuilder = new CompositeBuilder();
    this.const6_mapOf = this.context.constants().getBytes(6);
    this.const6_mapOfLength = this.context.constants().getLength(6);
    this.const7_mapOf = this.context.constants().getInt(7);
    this.project2_mapBuilder_4 = new CompositeBuilder();
    this.const8_item = this.context.constants().getBytes(8);
    this.const8_itemLength = this.context.constants().getLength(8);
    this.project2_itemShape_2 = new CompositeShape("MAP:-1:0!(3:keyCHAR:1:0!)(5:valueINTEGER:-1:0!)");
    this.project2_keyBuilder_2 = new CompositeBuilder();
    this.project2_rowBuilder = new CompositeBuilder();
    this.project2_rowBuilder_2 = new CompositeBuilder();
    this.const9_qty = this.context.constants().getInt(9);
    this.project2_rowBuilder_3 = new CompositeBuilder();
    this.const10_symbol = this.context.constants().getInt(10);
    this.const11_symbol = this.context.constants().getBytes(11);
    this.const11_symbolLength = this.context.constants().getLength(11);
    this.const12_symbol = this.context.constants().getInt(12);
    this.project2_mapBuilder_5 = new CompositeBuilder();
    this.project2_arrayEditor = new ArrayEditor("MAP:-1:0!(3:keyVARCHAR:-1:0!)(5:valueINTEGER:-1:0!)");
    this.const13_qty = this.context.constants().getBytes(13);
    this.const13_qtyLength = this.context.constants().getLength(13);
    this.const14_qty = this.context.constants().getBytes(14);
    this.const14_qtyLength = this.context.constants().getLength(14);
    this.const15_qty = this.context.constants().getInt(15);
    this.project2_mapBuilder_6 = new CompositeBuilder();
    this.project2_arrayEditor_2 = new ArrayEditor("MAP:-1:0!(3:keyCHAR:1:0!)(5:valueINTEGER:-1:0?)");
    this.const16_mapOf = this.context.constants().getInt(16);
    this.const17_mapOf = this.context.constants().getInt(17);
    this.project2_mapBuilder_7 = new CompositeBuilder();
    this.project2_arrayShape = new CompositeShape("MAP:-1:0!(3:keyINTEGER:-1:0!)(5:valueINTEGER:-1:0!)");
    this.const18_qty = this.context.constants().getInt(18);
    this.const19_note = this.context.constants().getBytes(19);
    this.const19_noteLength = this.context.constants().getLength(19);
    this.project2_rowBuilder_4 = new CompositeBuilder();
    this.const20_note = this.context.constants().getInt(20);
    this.project2_rowBuilder_5 = new CompositeBuilder();
    this.project2_arrayBuilder = new CompositeBuilder();
    this.const21_item = this.context.constants().getLong(21);
    this.project2_itemShape_3 = new CompositeShape("ARRAY:-1:0!(7:elementROW:-1:0!(4:nameVARCHAR:-1:0?)(4:sizeINTEGER:-1:0?))");
    this.project2_project2_itemShape = new CompositeShape("ROW:-1:0?(4:nameVARCHAR:-1:0?)(4:sizeINTEGER:-1:0?)");
    this.project2_project2_fieldText = new BytesResult();
    this.project2_rowBuilder_6 = new CompositeBuilder();
    this.const22_note = this.context.constants().getInt(22);
    this.project2_rowBuilder_7 = new CompositeBuilder();
    this.project2_arrayBuilder_2 = new CompositeBuilder();
    this.const23_item = this.context.constants().getLong(23);
    this.project2_itemShape_4 = new CompositeShape("ARRAY:-1:0!(7:elementROW:-1:0!(4:nameVARCHAR:-1:0?)(4:sizeINTEGER:-1:0?))");
    this.project2_project2_itemShape_2 = new CompositeShape("ROW:-1:0?(4:nameVARCHAR:-1:0?)(4:sizeINTEGER:-1:0?)");
    this.project2_project2_fieldText_2 = new BytesResult();
    this.project2_upper = new BytesResult();
  }
}
