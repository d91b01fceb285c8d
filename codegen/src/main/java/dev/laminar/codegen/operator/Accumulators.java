package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.kernel.function.UserAccumulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses how each call of an aggregate is kept, and claims its fields. */
final class Accumulators {

  private final AggregateSpec spec;
  private final SlotLayout.Builder layout;

  /** See {@link ValueCount#of}. */
  private final int rows;

  /** Whether there is one group at a time, which rows enter and leave. */
  private final boolean isFrame;

  private final List<MultisetCode> multisets = new ArrayList<>();

  /** Moments that several calls read. */
  private final Map<MomentsKey, MomentFields> moments = new HashMap<>();

  private record MomentsKey(List<Scalar> arguments, @Nullable Scalar filter) {}

  /**
   * @param rows field with the number of rows of the group, see {@link ValueCount#of}; -1 for none
   */
  Accumulators(AggregateSpec spec, SlotLayout.Builder layout, int rows) {
    this(spec, layout, rows, false);
  }

  private Accumulators(AggregateSpec spec, SlotLayout.Builder layout, int rows, boolean isFrame) {
    this.spec = spec;
    this.layout = layout;
    this.rows = rows;
    this.isFrame = isFrame;
  }

  /** For the frames of window functions, of which there is one at a time. */
  static Accumulators ofFrame(AggregateSpec spec, SlotLayout.Builder layout) {
    return new Accumulators(spec, layout, -1, true);
  }

  /** The multisets of the calls, by number. */
  List<MultisetCode> multisets() {
    return multisets;
  }

  Accumulator of(AggregateSpec.Call call) {
    return switch (call.function()) {
      case COUNT -> distinct(call, new CountAccumulator(call, rows, layout));
      case SUM ->
          distinct(
              call,
              isExact(call)
                  ? new ExactSumAccumulator(call, layout)
                  : new SumAccumulator(call, spec.retracts(), rows, layout));
      case AVG ->
          distinct(
              call,
              isExact(call)
                  ? new ExactSumAccumulator(call, layout)
                  : new AverageAccumulator(call, rows, layout));
      case MIN, MAX -> spec.retracts() ? ranked(call) : new ExtremumAccumulator(call, layout);
      case FIRST_VALUE, LAST_VALUE, ANY_VALUE ->
          spec.retracts() ? ranked(call) : new OrderedAccumulator(call, layout);
      case ARG_MIN, ARG_MAX ->
          spec.retracts() ? ranked(call) : new ArgumentExtremumAccumulator(call, layout);
      case BIT_AND, BIT_OR ->
          spec.retracts()
              ? new BitSetAccumulator(call, multiset(call.arguments()))
              : new BitAccumulator(call, layout);
      case BIT_XOR -> distinct(call, new BitAccumulator(call, layout));
      case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> variance(call);
      case COVAR_POP,
          COVAR_SAMP,
          CORR,
          REGR_COUNT,
          REGR_SXX,
          REGR_SYY,
          REGR_SXY,
          REGR_AVGX,
          REGR_AVGY,
          REGR_SLOPE,
          REGR_INTERCEPT,
          REGR_R2 ->
          regression(call);
      case STRING_AGG,
          ARRAY_AGG,
          JSON_ARRAYAGG,
          JSON_OBJECTAGG,
          MODE,
          PERCENTILE_CONT,
          PERCENTILE_DISC ->
          listed(call);
      case GROUPING -> new GroupingAccumulator(call);
      case USER -> user(call);
    };
  }

  /** Whether approximate numbers leave a frame without a trace. */
  private boolean isExact(AggregateSpec.Call call) {
    return isFrame && spec.retracts() && call.argument().type().isApproximate();
  }

  /** Rows that are taken back are found again, unless the aggregate can take them out itself. */
  private Accumulator user(AggregateSpec.Call call) {
    UserAccumulation user = Objects.requireNonNull(call.user());
    UserState state = new UserState(user, call.span(), layout);
    return spec.retracts() && user.retract() == null
        ? new RecomputedAccumulator(call, user, state, multiset(call.arguments()))
        : distinct(call, new UserAccumulator(call, user, state));
  }

  private MultisetCode multiset(List<Scalar> values) {
    MultisetCode code = new MultisetCode(multisets.size(), values, layout);
    multisets.add(code);
    return code;
  }

  /** Lets a row through when its arguments are new, or gone. */
  private Accumulator distinct(AggregateSpec.Call call, Accumulator accumulator) {
    return call.distinct()
        ? new DistinctAccumulator(accumulator, multiset(call.arguments()))
        : accumulator;
  }

  private Accumulator ranked(AggregateSpec.Call call) {
    List<Scalar> values = new ArrayList<>(call.arguments());
    call.orders().forEach(order -> values.add(order.value()));
    return new RankedAccumulator(call, multiset(values), layout);
  }

  private Accumulator listed(AggregateSpec.Call call) {
    List<Scalar> values = new ArrayList<>(call.arguments());
    // What is ordered by itself need not be kept twice.
    boolean byItself =
        call.orders().size() == 1 && call.orders().getFirst().value().equals(call.argument());
    if (!byItself) {
      call.orders().forEach(order -> values.add(order.value()));
    }
    return new ListedAccumulator(
        call, multiset(values), byItself ? 0 : call.arguments().size(), spec.retracts());
  }

  private Accumulator variance(AggregateSpec.Call call) {
    if (call.distinct()) {
      return distinct(call, new VarianceAccumulator(call, MomentFields.ofOne(layout), true));
    }
    MomentsKey key = new MomentsKey(call.arguments(), call.filter());
    MomentFields known = moments.get(key);
    MomentFields fields = known == null ? MomentFields.ofOne(layout) : known;
    moments.put(key, fields);
    return new VarianceAccumulator(call, fields, known == null);
  }

  private Accumulator regression(AggregateSpec.Call call) {
    if (call.distinct()) {
      return distinct(call, new RegressionAccumulator(call, MomentFields.ofTwo(layout), true));
    }
    MomentsKey key = new MomentsKey(call.arguments(), call.filter());
    MomentFields known = moments.get(key);
    MomentFields fields = known == null ? MomentFields.ofTwo(layout) : known;
    moments.put(key, fields);
    return new RegressionAccumulator(call, fields, known == null);
  }
}
