package dev.laminar.golden;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.type.RowSchema;
import java.util.Objects;
import java.util.stream.IntStream;

/** The rows of a case, decoded, with all physical columns. */
final class CaseInput {

  private CaseInput() {}

  /** A full batch: the rows of the case again and again. */
  static ColumnBatch read(GoldenCase golden, RowSchema schema) {
    ColumnBatch batch = ColumnBatch.allocate(schema, ColumnBatch.DEFAULT_CAPACITY);
    try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
      CompiledStatement.NewSource source =
          (CompiledStatement.NewSource) script.statements().getFirst();
      SourceConnector connector = Objects.requireNonNull(source.connector());
      DecoderFactory decoders = Objects.requireNonNull(source.decoders());
      int[] all = IntStream.range(0, schema.size()).toArray();
      SourceDefinition definition =
          new SourceDefinition(source.plan().name(), schema, new Options(source.plan().options()));
      try (SourceReader reader =
          connector.open(
              new SourceRequest(definition, all, decoders.decoders(all), new SourceMetrics()))) {
        reader.read(batch);
      }
    }
    return batch;
  }

  /** Copies a value from row to row. */
  static void copy(ColumnVector from, int fromRow, ColumnVector to, int toRow) {
    boolean[] fromNulls = from.nulls();
    boolean[] toNulls = to.nulls();
    if (fromNulls != null && toNulls != null) {
      toNulls[toRow] = fromNulls[fromRow];
    }
    switch (from) {
      case BooleanVector vector -> ((BooleanVector) to).values()[toRow] = vector.values()[fromRow];
      case ByteVector vector -> ((ByteVector) to).values()[toRow] = vector.values()[fromRow];
      case ShortVector vector -> ((ShortVector) to).values()[toRow] = vector.values()[fromRow];
      case IntVector vector -> ((IntVector) to).values()[toRow] = vector.values()[fromRow];
      case LongVector vector -> ((LongVector) to).values()[toRow] = vector.values()[fromRow];
      case FloatVector vector -> ((FloatVector) to).values()[toRow] = vector.values()[fromRow];
      case DoubleVector vector -> ((DoubleVector) to).values()[toRow] = vector.values()[fromRow];
      case Decimal128Vector vector -> {
        ((Decimal128Vector) to).high()[toRow] = vector.high()[fromRow];
        ((Decimal128Vector) to).low()[toRow] = vector.low()[fromRow];
      }
      case BytesVector vector ->
          ((BytesVector) to)
              .append(
                  toRow,
                  vector.heap(),
                  vector.offsets()[fromRow],
                  from.isNull(fromRow) ? 0 : vector.lengths()[fromRow]);
    }
  }
}
