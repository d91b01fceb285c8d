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
import dev.laminar.kernel.intrinsics.DecimalLong;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_qty; // 7
  private final CompositeBuilder project2_arrayBuilder;
  private final CompositeBuilder project2_arrayBuilder_2;
  private final long const1_price; // 1.50
  private final CompositeBuilder project2_arrayBuilder_3;
  private final CompositeBuilder project2_arrayBuilder_4;
  private final double const2_fee; // 1.0e0
  private final CompositeBuilder project2_arrayBuilder_5;
  private final CompositeBuilder project2_arrayBuilder_6;
  private final CompositeBuilder project2_arrayBuilder_7;
  private final long const3_item; // 2
  private final CompositeShape project2_itemShape;
  private final byte[] const4_note; // ' '
  private final int const4_noteLength; // ' '
  private final ArrayEditor project2_arrayEditor;
  private final BytesResult project2_nothing;
  private final BytesResult project2_nothing_2;
  private final CompositeShape project2_itemShape_2;
  private final BytesResult project2_project2_itemText;
  private final byte[] const5_note; // ' '
  private final int const5_noteLength; // ' '
  private final ArrayEditor project2_arrayEditor_2;
  private final BytesResult project2_nothing_3;
  private final BytesResult project2_nothing_4;
  private final CompositeShape project2_arrayShape;
  private final CompositeBuilder project2_arrayBuilder_8;
  private final int const6_arrayOf; // 1
  private final int const7_arrayOf; // 2
  private final CompositeBuilder project2_arrayBuilder_9;
  private final CompositeBuilder project2_concatBuilder;
  private final byte[] const8_note; // ' '
  private final int const8_noteLength; // ' '
  private final ArrayEditor project2_arrayEditor_3;
  private final BytesResult project2_nothing_5;
  private final BytesResult project2_nothing_6;
  private final byte[] const9_arrayContains; // 'note'
  private final int const9_arrayContainsLength; // 'note'
  private final ArrayEditor project2_arrayEditor_4;
  private final CompositeBuilder project2_needleBuilder;
  private final byte[] const10_note; // ' '
  private final int const10_noteLength; // ' '
  private final ArrayEditor project2_arrayEditor_5;
  private final BytesResult project2_nothing_7;
  private final BytesResult project2_nothing_8;
  private final byte[] const11_arrayPosition; // 'note'
  private final int const11_arrayPositionLength; // 'note'
  private final ArrayEditor project2_arrayEditor_6;
  private final CompositeBuilder project2_needleBuilder_2;
  private final byte[] const12_note; // 'e'
  private final int const12_noteLength; // 'e'
  private final ArrayEditor project2_arrayEditor_7;
  private final BytesResult project2_nothing_9;
  private final BytesResult project2_nothing_10;
  private final ArrayEditor project2_arrayEditor_8;
  private final ArrayEditor project2_arrayEditor_9;
  private final int const13_qty; // 1
  private final CompositeBuilder project2_arrayBuilder_10;
  private final ArrayEditor project2_arrayEditor_10;
  private final int const14_qty; // 1
  private final int const15_qty; // 3
  private final int const16_qty; // 4
  private final CompositeBuilder project2_arrayBuilder_11;
  private final int const17_arraySlice; // 2
  private final int const18_arraySlice; // 3
  private final ArrayEditor project2_arrayEditor_11;
  private final int const19_qty; // 100
  private final CompositeBuilder project2_arrayBuilder_12;
  private final ArrayEditor project2_arrayEditor_12;
  private final byte[] const20_symbol; // 'M'
  private final int const20_symbolLength; // 'M'
  private final CompositeBuilder project2_arrayBuilder_13;
  private final ArrayEditor project2_arrayEditor_13;
  private final BytesResult project2_project2_partText;
  private final CompositeBuilder project2_arrayBuilder_14;
  private final byte[] const21_arrayToString; // '/'
  private final int const21_arrayToStringLength; // '/'
  private final ArrayEditor project2_arrayEditor_14;
  private final BytesResult project2_joined;
  private final BytesResult project2_nothing_11;
  private final int const22_qty; // 1
  private final CompositeBuilder project2_arrayBuilder_15;
  private final int const23_arrayOf; // 54
  private final int const24_arrayOf; // 1
  private final CompositeBuilder project2_arrayBuilder_16;
  private final CompositeBuilder project2_arrayBuilder_17;
  private final byte[] const25_arrayOf; // 'B'
  private final int const25_arrayOfLength; // 'B'
  private final byte[] const26_arrayOf; // 'b'
  private final int const26_arrayOfLength; // 'b'
  private final CompositeBuilder project2_arrayBuilder_18;
  private final CompositeBuilder project2_arrayBuilder_19;
  private final double const27_arrayOf; // 21.0e0
  private final CompositeBuilder project2_arrayBuilder_20;
  private final long const28_arrayOf; // 2.50
  private final CompositeBuilder project2_arrayBuilder_21;
  private final CompositeBuilder project2_arrayBuilder_22;

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
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector out_aVector = (BytesVector) out.column(1);
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_tVector = (BytesVector) out.column(2);
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BytesVector out_dVector = (BytesVector) out.column(3);
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    BytesVector out_nestedVector = (BytesVector) out.column(4);
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_itemVector = (LongVector) out.column(5);
    boolean[] out_itemNulls = out_itemVector.nulls();
    long[] out_itemValues = out_itemVector.values();
    BytesVector out_wordVector = (BytesVector) out.column(6);
    boolean[] out_wordNulls = out_wordVector.nulls();
    IntVector out_wordsVector = (IntVector) out.column(7);
    boolean[] out_wordsNulls = out_wordsVector.nulls();
    int[] out_wordsValues = out_wordsVector.values();
    BytesVector out_joinedVector = (BytesVector) out.column(8);
    BooleanVector out_hasVector = (BooleanVector) out.column(9);
    boolean[] out_hasNulls = out_hasVector.nulls();
    boolean[] out_hasValues = out_hasVector.values();
    IntVector out_placeVector = (IntVector) out.column(10);
    boolean[] out_placeNulls = out_placeVector.nulls();
    int[] out_placeValues = out_placeVector.values();
    BytesVector out_partsVector = (BytesVector) out.column(11);
    boolean[] out_partsNulls = out_partsVector.nulls();
    BytesVector out_backVector = (BytesVector) out.column(12);
    BytesVector out_middleVector = (BytesVector) out.column(13);
    IntVector out_leastVector = (IntVector) out.column(14);
    boolean[] out_leastNulls = out_leastVector.nulls();
    int[] out_leastValues = out_leastVector.values();
    BytesVector out_mostVector = (BytesVector) out.column(15);
    boolean[] out_mostNulls = out_mostVector.nulls();
    BytesVector out_textVector = (BytesVector) out.column(16);
    BooleanVector out_sameVector = (BooleanVector) out.column(17);
    boolean[] out_sameValues = out_sameVector.values();
    BooleanVector out_beforeVector = (BooleanVector) out.column(18);
    boolean[] out_beforeValues = out_beforeVector.values();
    BooleanVector out_otherVector = (BooleanVector) out.column(19);
    boolean[] out_otherValues = out_otherVector.values();
    BytesVector out_wholeVector = (BytesVector) out.column(20);
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector out_maybeVector = (BytesVector) out.column(21);
    boolean[] out_maybeNulls = out_maybeVector.nulls();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        project2_arrayBuilder.begin();
        if (!in_qtyIsNull) {
          project2_arrayBuilder.putInt(in_qty);
        } else {
          project2_arrayBuilder.putNull(4);
        }
        project2_arrayBuilder.putNull(4);
        project2_arrayBuilder.putInt(const0_qty);
        project2_arrayBuilder.end();
        out_aVector.append(row, project2_arrayBuilder.heap, 0, project2_arrayBuilder.length);
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        project2_arrayBuilder_2.begin();
        project2_arrayBuilder_2.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_noteIsNull) {
          project2_arrayBuilder_2.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_arrayBuilder_2.putNull(0);
        }
        project2_arrayBuilder_2.end();
        out_tVector.append(row, project2_arrayBuilder_2.heap, 0, project2_arrayBuilder_2.length);
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        project2_arrayBuilder_3.begin();
        if (!in_priceIsNull) {
          project2_arrayBuilder_3.putLong(in_price);
        } else {
          project2_arrayBuilder_3.putNull(8);
        }
        project2_arrayBuilder_3.putLong(const1_price);
        project2_arrayBuilder_3.end();
        out_dVector.append(row, project2_arrayBuilder_3.heap, 0, project2_arrayBuilder_3.length);
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        project2_arrayBuilder_4.begin();
        if (!in_feeIsNull) {
          project2_arrayBuilder_4.putDouble(in_fee);
        } else {
          project2_arrayBuilder_4.putNull(8);
        }
        project2_arrayBuilder_4.end();
        project2_arrayBuilder_5.begin();
        project2_arrayBuilder_5.putDouble(const2_fee);
        if (!in_feeIsNull) {
          project2_arrayBuilder_5.putDouble(in_fee);
        } else {
          project2_arrayBuilder_5.putNull(8);
        }
        project2_arrayBuilder_5.end();
        project2_arrayBuilder_6.begin();
        project2_arrayBuilder_6.putComposite(project2_arrayBuilder_4.heap, 0, project2_arrayBuilder_4.length);
        project2_arrayBuilder_6.putComposite(project2_arrayBuilder_5.heap, 0, project2_arrayBuilder_5.length);
        project2_arrayBuilder_6.end();
        out_nestedVector.append(row, project2_arrayBuilder_6.heap, 0, project2_arrayBuilder_6.length);
        long in_account = in_accountValues[row];
        project2_arrayBuilder_7.begin();
        project2_arrayBuilder_7.putLong(in_account);
        project2_arrayBuilder_7.putLong(in_rn);
        project2_arrayBuilder_7.end();
        int project2_marker = project2_itemShape.element(project2_arrayBuilder_7.heap, 0,
            project2_arrayBuilder_7.length, const3_item);
        boolean project2_itemIsNull = project2_marker < 0
            || project2_arrayBuilder_7.heap[project2_marker] != 1;
        long project2_item = project2_itemIsNull ? 0L
            : CompositeBytes.getLong(project2_arrayBuilder_7.heap, project2_marker + 1);
        out_itemNulls[row] = project2_itemIsNull;
        out_itemValues[row] = project2_item;
        if (!in_noteIsNull) {
          project2_arrayEditor.split(in_noteHeap, in_noteOffset, in_noteLength, const4_note, 0,
              const4_noteLength, project2_nothing_2.heap, 0, -1, false);
        }
        long project2_by = NumericCasts.toInteger(in_rn, sites, 0);
        int project2_marker_2 = in_noteIsNull ? -1
            : project2_itemShape_2.element(project2_arrayEditor.result.heap, 0,
                project2_arrayEditor.result.length, project2_by);
        boolean project2_itemIsNull_2 = project2_marker_2 < 0
            || project2_arrayEditor.result.heap[project2_marker_2] != 1;
        if (!project2_itemIsNull_2) {
          CompositeBytes.getText(project2_arrayEditor.result.heap, project2_marker_2 + 1,
              project2_project2_itemText);
        }
        byte[] project2_itemHeap = project2_project2_itemText.heap;
        int project2_itemOffset = project2_project2_itemText.offset;
        int project2_itemLength = project2_project2_itemText.length;
        out_wordNulls[row] = project2_itemIsNull_2;
        if (!project2_itemIsNull_2) {
          out_wordVector.append(row, project2_itemHeap, project2_itemOffset, project2_itemLength);
        }
        if (!in_noteIsNull) {
          project2_arrayEditor_2.split(in_noteHeap, in_noteOffset, in_noteLength, const5_note, 0,
              const5_noteLength, project2_nothing_4.heap, 0, -1, false);
        }
        int project2_cardinality = in_noteIsNull ? 0
            : project2_arrayShape.count(project2_arrayEditor_2.result.heap, 0,
                project2_arrayEditor_2.result.length);
        out_wordsNulls[row] = in_noteIsNull;
        out_wordsValues[row] = project2_cardinality;
        project2_arrayBuilder_8.begin();
        if (!in_qtyIsNull) {
          project2_arrayBuilder_8.putInt(in_qty);
        } else {
          project2_arrayBuilder_8.putNull(4);
        }
        project2_arrayBuilder_8.end();
        project2_arrayBuilder_9.begin();
        project2_arrayBuilder_9.putInt(const6_arrayOf);
        project2_arrayBuilder_9.putInt(const7_arrayOf);
        project2_arrayBuilder_9.end();
        project2_concatBuilder.begin();
        project2_concatBuilder.copy(project2_arrayBuilder_8.heap, 0, project2_arrayBuilder_8.length - 1);
        project2_concatBuilder.copy(project2_arrayBuilder_9.heap, 0, project2_arrayBuilder_9.length - 1);
        project2_concatBuilder.end();
        out_joinedVector.append(row, project2_concatBuilder.heap, 0, project2_concatBuilder.length);
        if (!in_noteIsNull) {
          project2_arrayEditor_3.split(in_noteHeap, in_noteOffset, in_noteLength, const8_note, 0,
              const8_noteLength, project2_nothing_6.heap, 0, -1, false);
        }
        boolean project2_found = false;
        if (!in_noteIsNull) {
          project2_needleBuilder.begin();
          project2_needleBuilder.putText(const9_arrayContains, 0, const9_arrayContainsLength);
          project2_found = project2_arrayEditor_4.position(project2_arrayEditor_3.result.heap, 0,
                  project2_needleBuilder.heap, 0, project2_needleBuilder.length)
              > 0;
        }
        out_hasNulls[row] = in_noteIsNull;
        out_hasValues[row] = project2_found;
        if (!in_noteIsNull) {
          project2_arrayEditor_5.split(in_noteHeap, in_noteOffset, in_noteLength, const10_note, 0,
              const10_noteLength, project2_nothing_8.heap, 0, -1, false);
        }
        int project2_found_2 = 0;
        if (!in_noteIsNull) {
          project2_needleBuilder_2.begin();
          project2_needleBuilder_2.putText(const11_arrayPosition, 0, const11_arrayPositionLength);
          project2_found_2 = project2_arrayEditor_6.position(project2_arrayEditor_5.result.heap, 0,
              project2_needleBuilder_2.heap, 0, project2_needleBuilder_2.length);
        }
        boolean project2_arrayPositionIsNull = project2_found_2 == 0;
        out_placeNulls[row] = project2_arrayPositionIsNull;
        out_placeValues[row] = project2_found_2;
        if (!in_noteIsNull) {
          project2_arrayEditor_7.split(in_noteHeap, in_noteOffset, in_noteLength, const12_note, 0,
              const12_noteLength, project2_nothing_10.heap, 0, -1, false);
        }
        if (!in_noteIsNull) {
          project2_arrayEditor_8.distinct(project2_arrayEditor_7.result.heap, 0);
        }
        if (!in_noteIsNull) {
          project2_arrayEditor_9.sort(project2_arrayEditor_8.result.heap, 0, true);
        }
        out_partsNulls[row] = in_noteIsNull;
        if (!in_noteIsNull) {
          out_partsVector.append(row, project2_arrayEditor_9.result.heap, 0,
              project2_arrayEditor_9.result.length);
        }
        project2_arrayBuilder_10.begin();
        if (!in_qtyIsNull) {
          project2_arrayBuilder_10.putInt(in_qty);
        } else {
          project2_arrayBuilder_10.putNull(4);
        }
        project2_arrayBuilder_10.putInt(const13_qty);
        project2_arrayBuilder_10.end();
        project2_arrayEditor_10.reverse(project2_arrayBuilder_10.heap, 0);
        out_backVector.append(row, project2_arrayEditor_10.result.heap, 0,
            project2_arrayEditor_10.result.length);
        project2_arrayBuilder_11.begin();
        project2_arrayBuilder_11.putInt(const14_qty);
        if (!in_qtyIsNull) {
          project2_arrayBuilder_11.putInt(in_qty);
        } else {
          project2_arrayBuilder_11.putNull(4);
        }
        project2_arrayBuilder_11.putInt(const15_qty);
        project2_arrayBuilder_11.putInt(const16_qty);
        project2_arrayBuilder_11.end();
        project2_arrayEditor_11.slice(project2_arrayBuilder_11.heap, 0, (long) const17_arraySlice,
            (long) const18_arraySlice);
        out_middleVector.append(row, project2_arrayEditor_11.result.heap, 0,
            project2_arrayEditor_11.result.length);
        project2_arrayBuilder_12.begin();
        if (!in_qtyIsNull) {
          project2_arrayBuilder_12.putInt(in_qty);
        } else {
          project2_arrayBuilder_12.putNull(4);
        }
        project2_arrayBuilder_12.putInt(const19_qty);
        project2_arrayBuilder_12.putNull(4);
        project2_arrayBuilder_12.end();
        int project2_marker_3 = project2_arrayEditor_12.extreme(project2_arrayBuilder_12.heap, 0, false);
        boolean project2_partIsNull = project2_marker_3 < 0
            || project2_arrayBuilder_12.heap[project2_marker_3] != 1;
        int project2_part = project2_partIsNull ? 0
            : CompositeBytes.getInt(project2_arrayBuilder_12.heap, project2_marker_3 + 1);
        out_leastNulls[row] = project2_partIsNull;
        out_leastValues[row] = project2_part;
        project2_arrayBuilder_13.begin();
        project2_arrayBuilder_13.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        project2_arrayBuilder_13.putText(const20_symbol, 0, const20_symbolLength);
        project2_arrayBuilder_13.end();
        int project2_marker_4 = project2_arrayEditor_13.extreme(project2_arrayBuilder_13.heap, 0, true);
        boolean project2_partIsNull_2 = project2_marker_4 < 0
            || project2_arrayBuilder_13.heap[project2_marker_4] != 1;
        if (!project2_partIsNull_2) {
          CompositeBytes.getText(project2_arrayBuilder_13.heap, project2_marker_4 + 1,
              project2_project2_partText);
        }
        byte[] project2_partHeap = project2_project2_partText.heap;
        int project2_partOffset = project2_project2_partText.offset;
        int project2_partLength = project2_project2_partText.length;
        out_mostNulls[row] = project2_partIsNull_2;
        if (!project2_partIsNull_2) {
          out_mostVector.append(row, project2_partHeap, project2_partOffset, project2_partLength);
        }
        project2_arrayBuilder_14.begin();
        project2_arrayBuilder_14.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_noteIsNull) {
          project2_arrayBuilder_14.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_arrayBuilder_14.putNull(0);
        }
        project2_arrayBuilder_14.end();
        project2_arrayEditor_14.join(project2_arrayBuilder_14.heap, 0, const21_arrayToString, 0,
            const21_arrayToStringLength, project2_nothing_11.heap, 0, -1, project2_joined);
        out_textVector.append(row, project2_joined.heap, project2_joined.offset, project2_joined.length);
        project2_arrayBuilder_15.begin();
        if (!in_qtyIsNull) {
          project2_arrayBuilder_15.putInt(in_qty);
        } else {
          project2_arrayBuilder_15.putNull(4);
        }
        project2_arrayBuilder_15.putInt(const22_qty);
        project2_arrayBuilder_15.end();
        project2_arrayBuilder_16.begin();
        project2_arrayBuilder_16.putInt(const23_arrayOf);
        project2_arrayBuilder_16.putInt(const24_arrayOf);
        project2_arrayBuilder_16.end();
        boolean project2_equals = TextComparison.equal(project2_arrayBuilder_15.heap, 0,
            project2_arrayBuilder_15.length, project2_arrayBuilder_16.heap, 0,
            project2_arrayBuilder_16.length);
        out_sameValues[row] = project2_equals;
        project2_arrayBuilder_17.begin();
        project2_arrayBuilder_17.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!in_noteIsNull) {
          project2_arrayBuilder_17.putText(in_noteHeap, in_noteOffset, in_noteLength);
        } else {
          project2_arrayBuilder_17.putNull(0);
        }
        project2_arrayBuilder_17.end();
        project2_arrayBuilder_18.begin();
        project2_arrayBuilder_18.putText(const25_arrayOf, 0, const25_arrayOfLength);
        project2_arrayBuilder_18.putText(const26_arrayOf, 0, const26_arrayOfLength);
        project2_arrayBuilder_18.end();
        boolean project2_lessThan = TextComparison.compare(project2_arrayBuilder_17.heap, 0,
                project2_arrayBuilder_17.length, project2_arrayBuilder_18.heap, 0,
                project2_arrayBuilder_18.length)
            < 0;
        out_beforeValues[row] = project2_lessThan;
        project2_arrayBuilder_19.begin();
        if (!in_feeIsNull) {
          project2_arrayBuilder_19.putDouble(in_fee);
        } else {
          project2_arrayBuilder_19.putNull(8);
        }
        project2_arrayBuilder_19.end();
        project2_arrayBuilder_20.begin();
        project2_arrayBuilder_20.putDouble(const27_arrayOf);
        project2_arrayBuilder_20.end();
        boolean project2_isDistinctFrom = !TextComparison.equal(project2_arrayBuilder_19.heap, 0,
            project2_arrayBuilder_19.length, project2_arrayBuilder_20.heap, 0,
            project2_arrayBuilder_20.length);
        out_otherValues[row] = project2_isDistinctFrom;
        int project2_cast = in_priceIsNull ? 0
            : NumericCasts.toInteger(DecimalLong.rescale(in_price, -2, 11, 0, sites, 1), sites, 2);
        int project2_cast_2 = NumericCasts.toInteger(DecimalLong.rescale(const28_arrayOf, -2, 11, 0, sites,
                3),
            sites, 4);
        project2_arrayBuilder_21.begin();
        if (!in_priceIsNull) {
          project2_arrayBuilder_21.putInt(project2_cast);
        } else {
          project2_arrayBuilder_21.putNull(4);
        }
        project2_arrayBuilder_21.putInt(project2_cast_2);
        project2_arrayBuilder_21.end();
        out_wholeVector.append(row, project2_arrayBuilder_21.heap, 0, project2_arrayBuilder_21.length);
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        byte[] project2_choiceHeap = null;
        int project2_choiceOffset = 0;
        int project2_choiceLength = 0;
        boolean project2_choiceIsNull = true;
        if (!in_buyIsNull && in_buy) {
          project2_arrayBuilder_22.begin();
          if (!in_qtyIsNull) {
            project2_arrayBuilder_22.putInt(in_qty);
          } else {
            project2_arrayBuilder_22.putNull(4);
          }
          project2_arrayBuilder_22.end();
          project2_choiceIsNull = false;
          project2_choiceHeap = project2_arrayBuilder_22.heap;
          project2_choiceOffset = 0;
          project2_choiceLength = project2_arrayBuilder_22.length;
        }
        out_maybeNulls[row] = project2_choiceIsNull;
        if (!project2_choiceIsNull) {
          out_maybeVector.append(row, project2_choiceHeap, project2_choiceOffset, project2_choiceLength);
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
    this.const0_qty = this.context.constants().getInt(0);
    this.project2_arrayBuilder = new CompositeBuilder();
    this.project2_arrayBuilder_2 = new CompositeBuilder();
    this.const1_price = this.context.constants().getLong(1);
    this.project2_arrayBuilder_3 = new CompositeBuilder();
    this.project2_arrayBuilder_4 = new CompositeBuilder();
    this.const2_fee = this.context.constants().getDouble(2);
    this.project2_arrayBuilder_5 = new CompositeBuilder();
    this.project2_arrayBuilder_6 = new CompositeBuilder();
    this.project2_arrayBuilder_7 = new CompositeBuilder();
    this.const3_item = this.context.constants().getLong(3);
    this.project2_itemShape = new CompositeShape("ARRAY:-1:0!(7:elementBIGINT:-1:0!)");
    this.const4_note = this.context.constants().getBytes(4);
    this.const4_noteLength = this.context.constants().getLength(4);
    this.project2_arrayEditor = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_nothing = new BytesResult();
    this.project2_nothing_2 = new BytesResult();
    this.project2_itemShape_2 = new CompositeShape("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_project2_itemText = new BytesResult();
    this.const5_note = this.context.constants().getBytes(5);
    this.const5_noteLength = this.context.constants().getLength(5);
    this.project2_arrayEditor_2 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_nothing_3 = new BytesResult();
    this.project2_nothing_4 = new BytesResult();
    this.project2_arrayShape = new CompositeShape("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_arrayBuilder_8 = new CompositeBuilder();
    this.const6_arrayOf = this.context.constants().getInt(6);
    this.const7_arrayOf = this.context.constants().getInt(7);
    this.project2_arrayBuilder_9 = new CompositeBuilder();
    this.project2_concatBuilder = new CompositeBuilder();
    this.const8_note = this.context.constants().getBytes(8);
    this.const8_noteLength = this.context.constants().getLength(8);
    this.project2_arrayEditor_3 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_nothing_5 = new BytesResult();
    this.project2_nothing_6 = new BytesResult();
    this.const9_arrayContains = this.context.constants().getBytes(9);
    this.const9_arrayContainsLength = this.context.constants().getLength(9);
    this.project2_arrayEditor_4 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_needleBuilder = new CompositeBuilder();
    this.const10_note = this.context.constants().getBytes(10);
    this.const10_noteLength = this.context.constants().getLength(10);
    this.project2_arrayEditor_5 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_nothing_7 = new BytesResult();
    this.project2_nothing_8 = new BytesResult();
    this.const11_arrayPosition = this.context.constants().getBytes(11);
    this.const11_arrayPositionLength = this.context.constants().getLength(11);
    this.project2_arrayEditor_6 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_needleBuilder_2 = new CompositeBuilder();
    this.const12_note = this.context.constants().getBytes(12);
    this.const12_noteLength = this.context.constants().getLength(12);
    this.project2_arrayEditor_7 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_nothing_9 = new BytesResult();
    this.project2_nothing_10 = new BytesResult();
    this.project2_arrayEditor_8 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.project2_arrayEditor_9 = new ArrayEditor("ARRAY:-1:0?(7:elementVARCHAR:-1:0!)");
    this.const13_qty = this.context.constants().getInt(13);
    this.project2_arrayBuilder_10 = new CompositeBuilder();
    this.project2_arrayEditor_10 = new ArrayEditor("ARRAY:-1:0!(7:elementINTEGER:-1:0?)");
    this.const14_qty = this.context.constants().getInt(14);
    this.const15_qty = this.context.constants().getInt(15);
    this.const16_qty = this.context.constants().getInt(16);
    this.project2_arrayBuilder_11 = new CompositeBuilder();
    this.const17_arraySlice = this.context.constants().getInt(17);
    this.const18_arraySlice = this.context.constants().getInt(18);
    this.project2_arrayEditor_11 = new ArrayEditor("ARRAY:-1:0!(7:elementINTEGER:-1:0?)");
    this.const19_qty = this.context.constants().getInt(19);
    this.project2_arrayBuilder_12 = new CompositeBuilder();
    this.project2_arrayEditor_12 = new ArrayEditor("ARRAY:-1:0!(7:elementINTEGER:-1:0?)");
    this.const20_symbol = this.context.constants().getBytes(20);
    this.const20_symbolLength = this.context.constants().getLength(20);
    this.project2_arrayBuilder_13 = new CompositeBuilder();
    this.project2_arrayEditor_13 = new ArrayEditor("ARRAY:-1:0!(7:elementVARCHAR:-1:0!)");
    this.project2_project2_partText = new BytesResult();
    this.project2_arrayBuilder_14 = new CompositeBuilder();
    this.const21_arrayToString = this.context.constants().getBytes(21);
    this.const21_arrayToStringLength = this.context.constants().getLength(21);
    this.project2_arrayEditor_14 = new ArrayEditor("ARRAY:-1:0!(7:elementVARCHAR:-1:0?)");
    this.project2_joined = new BytesResult();
    this.project2_nothing_11 = new BytesResult();
    this.const22_qty = this.context.constants().getInt(22);
    this.project2_arrayBuilder_15 = new CompositeBuilder();
    this.const23_arrayOf = this.context.constants().getInt(23);
    this.const24_arrayOf = this.context.constants().getInt(24);
    this.project2_arrayBuilder_16 = new CompositeBuilder();
    this.project2_arrayBuilder_17 = new CompositeBuilder();
    this.const25_arrayOf = this.context.constants().getBytes(25);
    this.const25_arrayOfLength = this.context.constants().getLength(25);
    this.const26_arrayOf = this.context.constants().getBytes(26);
    this.const26_arrayOfLength = this.context.constants().getLength(26);
    this.project2_arrayBuilder_18 = new CompositeBuilder();
    this.project2_arrayBuilder_19 = new CompositeBuilder();
    this.const27_arrayOf = this.context.constants().getDouble(27);
    this.project2_arrayBuilder_20 = new CompositeBuilder();
    this.const28_arrayOf = this.context.constants().getLong(28);
    this.project2_arrayBuilder_21 = new CompositeBuilder();
    this.project2_arrayBuilder_22 = new CompositeBuilder();
  }
}
