package dev.laminar.kernel.plan;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.plan.PlanWriter.ConstantKind;
import dev.laminar.kernel.plan.PlanWriter.NodeKind;
import dev.laminar.kernel.plan.PlanWriter.StepKind;
import dev.laminar.kernel.plan.PlanWriter.WindowKind;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PlanWriter} writes. */
final class PlanReader {

  @FunctionalInterface
  private interface ElementReader<T> {
    T read() throws IOException;
  }

  private final DataInputStream in;

  PlanReader(DataInputStream in) {
    this.in = in;
  }

  ExecutionPlan plan() throws IOException {
    return new ExecutionPlan(
        list(this::source), list(this::step), list(this::sink), list(this::decoder));
  }

  private SourcePlan source() throws IOException {
    return new SourcePlan(text(), text(), schema(), options());
  }

  private PlanStep step() throws IOException {
    return switch (kind(StepKind.values())) {
      case START_QUERY -> new PlanStep.StartQuery(query());
      case CREATE_TABLE -> new PlanStep.CreateTable(table());
      case CREATE_VIEW -> new PlanStep.CreateView(query(), table());
      case CHANGE -> new PlanStep.Change(change());
      case TRUNCATE -> new PlanStep.Truncate(text());
    };
  }

  private TablePlan table() throws IOException {
    return new TablePlan(
        text(),
        schema(),
        code(),
        layout(),
        list(() -> new TablePlan.Key(text(), in.readInt(), list(in::readInt))),
        list(this::text));
  }

  private ChangePlan change() throws IOException {
    return new ChangePlan(
        kind(ChangePlan.Kind.values()),
        text(),
        query(),
        in.readBoolean()
            ? new ChangePlan.Conflict(in.readInt(), in.readBoolean() ? query() : null)
            : null);
  }

  private QueryPlan query() throws IOException {
    return new QueryPlan(text(), list(this::node));
  }

  private SinkPlan sink() throws IOException {
    return new SinkPlan(text(), text(), text(), schema(), options(), optionalText());
  }

  private DecoderPlan decoder() throws IOException {
    return new DecoderPlan(text(), list(in::readInt), text());
  }

  private PlanNode node() throws IOException {
    return switch (kind(NodeKind.values())) {
      case SOURCE_SCAN ->
          new PlanNode.SourceScan(in.readInt(), text(), list(in::readInt), schema());
      case STREAM_SCAN -> new PlanNode.StreamScan(in.readInt(), text(), in.readBoolean(), schema());
      case TABLE_SCAN ->
          new PlanNode.TableScan(
              in.readInt(), text(), list(in::readInt), in.readBoolean(), schema());
      case KEY_LOOKUP ->
          new PlanNode.KeyLookup(
              in.readInt(),
              in.readInt(),
              text(),
              in.readInt(),
              list(in::readInt),
              list(in::readInt),
              schema());
      case VALUES -> new PlanNode.Values(in.readInt(), list(() -> list(this::constant)), schema());
      case UNION ->
          new PlanNode.Union(
              in.readInt(), list(in::readInt), schema(), kind(ChangelogMode.values()));
      case WORKING -> new PlanNode.Working(in.readInt(), schema());
      case RECURSION ->
          new PlanNode.Recursion(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              in.readBoolean(),
              in.readLong(),
              span(),
              schema());
      case REPEAT ->
          new PlanNode.Repeat(in.readInt(), in.readInt(), schema(), kind(ChangelogMode.values()));
      case VERSIONS ->
          new PlanNode.Versions(
              in.readInt(), in.readInt(), code(), layout(), in.readInt(), schema());
      case JOIN ->
          new PlanNode.Join(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              layout(),
              in.readLong(),
              schema(),
              kind(ChangelogMode.values()));
      case INTERVAL_JOIN ->
          new PlanNode.IntervalJoin(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              layout(),
              kind(JoinType.values()),
              interval(),
              schema());
      case LOOKUP_JOIN ->
          new PlanNode.LookupJoin(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              layout(),
              schema(),
              kind(ChangelogMode.values()));
      case LOOKUP_ON_DEMAND ->
          new PlanNode.LookupOnDemand(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              layout(),
              list(in::readInt),
              list(in::readInt),
              list(in::readInt),
              span(),
              schema());
      case ASOF_JOIN ->
          new PlanNode.AsofJoin(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readBoolean(),
              in.readBoolean(),
              code(),
              asofLayout(),
              asofMatch(),
              schema());
      case SORT -> new PlanNode.Sort(in.readInt(), in.readInt(), code(), layout(), schema());
      case OVER ->
          new PlanNode.Over(
              in.readInt(),
              in.readInt(),
              code(),
              layout(),
              overLayout(),
              schema(),
              kind(ChangelogMode.values()));
      case MATCH ->
          new PlanNode.Match(in.readInt(), in.readInt(), code(), layout(), matchLayout(), schema());
      case TRANSFORM ->
          new PlanNode.Transform(
              in.readInt(), in.readInt(), code(), schema(), kind(ChangelogMode.values()));
      case AGGREGATE ->
          new PlanNode.Aggregate(
              in.readInt(),
              in.readInt(),
              code(),
              code(),
              in.readInt(),
              in.readBoolean() ? layout() : null,
              window(),
              kind(EmitMode.values()),
              new EmitTiming(in.readLong(), in.readLong()),
              in.readBoolean() ? schema() : null,
              kind(ChangelogMode.values()),
              in.readLong(),
              schema(),
              kind(ChangelogMode.values()));
    };
  }

  private JoinInterval interval() throws IOException {
    return new JoinInterval(
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private RowsLayout layout() throws IOException {
    return new RowsLayout(in.readInt(), in.readInt());
  }

  private AsofLayout asofLayout() throws IOException {
    return new AsofLayout(layout(), in.readInt(), layout(), in.readInt(), layout(), in.readInt());
  }

  private AsofMatch asofMatch() throws IOException {
    return new AsofMatch(
        kind(AsofDirection.values()),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readBoolean(),
        in.readLong(),
        in.readLong());
  }

  private @Nullable WindowShape window() throws IOException {
    return switch (kind(WindowKind.values())) {
      case NONE -> null;
      case TUMBLE -> new WindowShape.Tumble(in.readLong(), in.readLong());
      case HOP -> new WindowShape.Hop(in.readLong(), in.readLong(), in.readLong());
      case CUMULATE -> new WindowShape.Cumulate(in.readLong(), in.readLong(), in.readLong());
      case SESSION -> new WindowShape.Session(in.readLong());
    };
  }

  private OverLayout overLayout() throws IOException {
    return new OverLayout(
        list(() ->
            new OverLayout.Frame(
                kind(OverLayout.Unit.values()),
                kind(OverLayout.Bound.values()),
                kind(OverLayout.Bound.values()),
                kind(OverLayout.Exclusion.values()))),
        list(() -> kind(OverLayout.NumberFunction.values())),
        list(() ->
            new OverLayout.Pick(
                kind(OverLayout.PickFunction.values()),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean())),
        list(() -> new OverLayout.Aggregates(in.readInt(), in.readInt(), in.readBoolean())),
        kind(OverLayout.Limit.values()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean());
  }

  private MatchLayout matchLayout() throws IOException {
    return new MatchLayout(
        list(in::readInt),
        in.readInt(),
        in.readInt(),
        list(in::readLong),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        list(in::readInt),
        in.readInt(),
        kind(MatchLayout.Skip.values()),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        span());
  }

  private CodeRef code() throws IOException {
    return new CodeRef(text(), list(this::constant), list(this::site));
  }

  private Object constant() throws IOException {
    return switch (kind(ConstantKind.values())) {
      case BOOLEAN -> in.readBoolean();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> Float.intBitsToFloat(in.readInt());
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case DECIMAL128 -> new ConstantTable.Decimal128(in.readLong(), in.readLong());
      case BYTES -> paddedBytes();
      case TEXT -> text();
    };
  }

  private ConstantTable.Bytes paddedBytes() throws IOException {
    int length = length();
    byte[] padded = new byte[length + BytesVector.PADDING_BYTES];
    in.readFully(padded, 0, length);
    return new ConstantTable.Bytes(padded, length);
  }

  private ErrorSite site() throws IOException {
    return new ErrorSite(text(), span(), text());
  }

  private SourceSpan span() throws IOException {
    return new SourceSpan(text(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  private RowSchema schema() throws IOException {
    return new RowSchema(list(this::column));
  }

  private Column column() throws IOException {
    String name = text();
    DataType type =
        new DataType(TypeKind.valueOf(text()), in.readInt(), in.readInt(), in.readBoolean());
    return new Column(name, type.isComposite() ? type.withParts(list(this::column)) : type);
  }

  private Map<String, String> options() throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      options.put(text(), text());
    }
    return options;
  }

  private <T> T kind(T[] kinds) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= kinds.length) {
      throw new IOException(
          "unknown kind " + ordinal + " of " + kinds[0].getClass().getSimpleName());
    }
    return kinds[ordinal];
  }

  private @Nullable String optionalText() throws IOException {
    return in.readBoolean() ? text() : null;
  }

  private String text() throws IOException {
    byte[] utf8 = new byte[length()];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new EOFException(
          "a value of " + length + " bytes where " + in.available() + " are left");
    }
    return length;
  }

  private <T> List<T> list(ElementReader<? extends T> reader) throws IOException {
    int size = in.readInt();
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(reader.read());
    }
    return elements;
  }
}
