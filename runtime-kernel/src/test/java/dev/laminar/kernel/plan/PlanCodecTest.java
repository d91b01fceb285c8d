package dev.laminar.kernel.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanCodecTest {

  private static final RowSchema SCHEMA =
      new RowSchema(
          Arrays.stream(TypeKind.values())
              .map(kind ->
                  new Column("c \"" + kind, new DataType(kind, 38, 4, kind.ordinal() % 2 == 0)))
              .toList());

  private static ExecutionPlan plan(List<Object> constants) {
    ErrorSite site = new ErrorSite("Project#3", new SourceSpan("q7.sql", 3, 5, 4, 9), "a / b");
    CodeRef code = new CodeRef("laminar.generated.q.Pipeline0", constants, List.of(site, site));
    CodeRef empty = new CodeRef("laminar.generated.q.Pipeline1", List.of(), List.of());
    List<PlanNode> nodes =
        List.of(
            new PlanNode.SourceScan(0, "trades", List.of(0, 3, 17), SCHEMA),
            new PlanNode.SourceScan(4, "trades", List.of(), SCHEMA),
            new PlanNode.StreamScan(5, "ströme", SCHEMA),
            new PlanNode.Transform(1, 0, code, SCHEMA, ChangelogMode.RETRACT),
            new PlanNode.TableScan(6, "prices", List.of(1), true, SCHEMA),
            new PlanNode.Values(7, List.of(constants, List.of(PlanNode.Values.NULL)), SCHEMA),
            new PlanNode.Union(8, List.of(6, 7), SCHEMA, ChangelogMode.RETRACT),
            new PlanNode.Join(
                9,
                6,
                8,
                code,
                new RowsLayout(48, 2),
                new RowsLayout(24, 1),
                3_600_000,
                SCHEMA,
                ChangelogMode.RETRACT),
            new PlanNode.AsofJoin(
                15,
                6,
                8,
                true,
                false,
                code,
                new AsofLayout(
                    new RowsLayout(64, 1), 8, new RowsLayout(32, 0), -1, new RowsLayout(40, 0), 24),
                new AsofMatch(
                    AsofDirection.NEAREST, true, false, 5_000_000, true, -1_000, Long.MAX_VALUE),
                SCHEMA),
            new PlanNode.Sort(10, 9, code, new RowsLayout(64, 0), SCHEMA),
            new PlanNode.IntervalJoin(
                20,
                6,
                8,
                code,
                new RowsLayout(48, 2),
                new RowsLayout(24, 1),
                JoinType.FULL,
                new JoinInterval(1, -1, 2, 59_999_999, -7_000_000_000L, 8, 10_000),
                SCHEMA),
            new PlanNode.LookupJoin(
                21,
                6,
                8,
                code,
                new RowsLayout(48, 2),
                new RowsLayout(24, 1),
                SCHEMA,
                ChangelogMode.RETRACT),
            new PlanNode.LookupOnDemand(
                22,
                6,
                8,
                code,
                new RowsLayout(48, 1),
                new RowsLayout(24, 1),
                List.of(2, 0),
                List.of(1, 3),
                List.of(4, 5),
                new SourceSpan("q.sql", 3, 4, 3, 9),
                SCHEMA),
            new PlanNode.Repeat(11, 10, SCHEMA, ChangelogMode.RETRACT),
            new PlanNode.Working(12, SCHEMA),
            new PlanNode.Recursion(
                13,
                11,
                12,
                12,
                code,
                new RowsLayout(32, 1),
                true,
                7_000_000_000L,
                new SourceSpan("q7.sql", 1, 2, 1, 9),
                SCHEMA),
            new PlanNode.Over(
                14,
                10,
                code,
                new RowsLayout(80, 4),
                new OverLayout(
                    List.of(
                        new OverLayout.Frame(
                            OverLayout.Unit.ROWS,
                            OverLayout.Bound.PRECEDING,
                            OverLayout.Bound.UNBOUNDED_FOLLOWING,
                            OverLayout.Exclusion.TIES)),
                    List.of(OverLayout.NumberFunction.RANK, OverLayout.NumberFunction.NTILE),
                    List.of(
                        new OverLayout.Pick(OverLayout.PickFunction.LAG, -1, false, true),
                        new OverLayout.Pick(OverLayout.PickFunction.NTH_VALUE, 0, true, false)),
                    List.of(new OverLayout.Aggregates(0, 24, true)),
                    OverLayout.Limit.DENSE_RANK,
                    40,
                    44,
                    -1,
                    true,
                    true,
                    false),
                SCHEMA,
                ChangelogMode.RETRACT),
            new PlanNode.Match(
                15,
                14,
                code,
                new RowsLayout(88, 1),
                new MatchLayout(
                    List.of(0, 1, -1, 3, 0, 0),
                    2,
                    3,
                    List.of(5L, -1L),
                    1,
                    6L,
                    9L,
                    7,
                    List.of(0, 4),
                    8,
                    MatchLayout.Skip.TO_LAST,
                    10L,
                    true,
                    false,
                    true,
                    11_000_000L,
                    false,
                    true,
                    false,
                    -1L,
                    12,
                    16,
                    24,
                    32,
                    40,
                    48,
                    56,
                    new SourceSpan("q7.sql", 3, 4, 5, 6)),
                SCHEMA),
            new PlanNode.Aggregate(
                2,
                1,
                code,
                empty,
                48,
                new RowsLayout(56, 1),
                new WindowShape.Hop(20_000_000L, 60_000_000L, 1),
                EmitMode.ON_UPDATE,
                new EmitTiming(5_000_000, 250),
                SCHEMA,
                ChangelogMode.RETRACT,
                86_400_000,
                SCHEMA,
                ChangelogMode.UPSERT));
    TablePlan table =
        new TablePlan(
            "prices",
            SCHEMA,
            code,
            new RowsLayout(32, 3),
            List.of(new TablePlan.Key("prices_pkey", 0, List.of(0, 2))),
            List.of("prices_check"));
    return new ExecutionPlan(
        List.of(
            new SourcePlan("trades", "files", SCHEMA, Map.of("path", "a b.csv", "format", "csv"))),
        List.of(
            new PlanStep.CreateTable(table),
            new PlanStep.Change(
                new ChangePlan(
                    ChangePlan.Kind.INSERT,
                    "prices",
                    new QueryPlan("rows", nodes),
                    new ChangePlan.Conflict(1, new QueryPlan("update", nodes)))),
            new PlanStep.Change(
                new ChangePlan(
                    ChangePlan.Kind.INSERT,
                    "prices",
                    new QueryPlan("rows", nodes),
                    new ChangePlan.Conflict(-1, null))),
            new PlanStep.Change(
                new ChangePlan(
                    ChangePlan.Kind.DELETE, "prices", new QueryPlan("rows", nodes), null)),
            new PlanStep.Truncate("prices"),
            new PlanStep.StartQuery(new QueryPlan("bars", nodes)),
            new PlanStep.CreateView(new QueryPlan("view", nodes), table)),
        List.of(
            new SinkPlan("out", "bars", "print", SCHEMA, Map.of(), null),
            new SinkPlan(
                "file", "bars", "files", SCHEMA, Map.of("path", "x".repeat(70_000)), "Encoder")),
        List.of(new DecoderPlan("trades", List.of(0, 3, 17), "Decoder")));
  }

  private static final List<Object> CONSTANTS =
      List.of(
          true,
          false,
          Integer.MIN_VALUE,
          Long.MAX_VALUE,
          -0.0f,
          Float.intBitsToFloat(0x7FC0_1234),
          Double.MIN_VALUE,
          Double.NaN,
          new ConstantTable.Decimal128(Long.MIN_VALUE, -1),
          "a pattern: ^[ä😀]$",
          "");

  @Test
  void whatIsDecodedEqualsWhatWasEncoded() {
    ExecutionPlan plan = plan(CONSTANTS);
    byte[] encoded = PlanCodec.encode(plan);
    assertThat(PlanCodec.decode(encoded)).isEqualTo(plan);
    assertThat(PlanCodec.encode(PlanCodec.decode(encoded))).isEqualTo(encoded);
  }

  @Test
  void bytesComeBackWithTheirPadding() {
    byte[] padded = Arrays.copyOf(new byte[] {1, -2, 3}, 3 + BytesVector.PADDING_BYTES);
    padded[5] = 99; // what stands in the padding is nobody's
    ExecutionPlan decoded =
        PlanCodec.decode(PlanCodec.encode(plan(List.of(new ConstantTable.Bytes(padded, 3)))));
    PlanNode.Transform transform = (PlanNode.Transform) decoded.queries().getFirst().nodes().get(3);
    ConstantTable.Bytes bytes = (ConstantTable.Bytes) transform.code().constants().getFirst();
    assertThat(bytes.length()).isEqualTo(3);
    assertThat(bytes.padded()).startsWith(1, -2, 3).hasSize(3 + BytesVector.PADDING_BYTES);
    assertThat(bytes.padded()[5]).isZero();
  }

  @Test
  void bytesDoNotDependOnTheOrderOfOptions() {
    SourcePlan one = new SourcePlan("s", "files", SCHEMA, Map.of("a", "1", "b", "2", "c", "3"));
    SourcePlan two = new SourcePlan("s", "files", SCHEMA, Map.of("c", "3", "b", "2", "a", "1"));
    assertThat(PlanCodec.encode(new ExecutionPlan(List.of(one), List.of(), List.of(), List.of())))
        .isEqualTo(
            PlanCodec.encode(new ExecutionPlan(List.of(two), List.of(), List.of(), List.of())));
  }

  @Test
  void damageIsNoticedWhereverItIs() {
    byte[] encoded = PlanCodec.encode(plan(CONSTANTS));
    for (int at = 0; at < encoded.length; at += at < 100 ? 1 : 997) {
      byte[] damaged = encoded.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> PlanCodec.decode(damaged)).isInstanceOf(LaminarException.class);
    }
    for (int length : new int[] {0, 7, 19, 20, encoded.length - 1}) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> PlanCodec.decode(cut))
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
          .hasMessageStartingWith("the compiled plan cannot be read: ");
    }
  }

  @Test
  void anotherVersionIsRefusedByNumber() {
    byte[] encoded = PlanCodec.encode(plan(CONSTANTS));
    encoded[11] = 9;
    assertThatThrownBy(() -> PlanCodec.decode(encoded))
        .hasMessage(
            "the compiled plan has format 9, this version of Laminar reads format "
                + PlanCodec.VERSION);
  }

  @Test
  void constantsOfOtherTypesAreRefused() {
    List<Object> constants = new ArrayList<>();
    constants.add(java.util.regex.Pattern.compile("a"));
    assertThatThrownBy(() -> PlanCodec.encode(plan(constants)))
        .hasMessage("a plan cannot hold a constant of type java.util.regex.Pattern");
  }
}
