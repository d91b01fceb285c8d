package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses how each call of an aggregate is kept, and claims its fields. */
final class Accumulators {

  private final AggregateSpec spec;
  private final boolean shares;
  private final SlotLayout.Builder layout;

  /** See {@link ValueCount#of}. */
  private final int rows;

  /** Whether there is one group at a time, which rows enter and leave. */
  private final boolean isFrame;

  private final List<GroupMemory> memories = new ArrayList<>();
  private int multisetCount;
  private int bagCount;

  /** Sums of integers that a call of SUM keeps, and AVG of the same reads. */
  private final Map<ValuesKey, Integer> sums = new HashMap<>();

  /** What a call of SUM adds up in such a field: one does. */
  private final Set<ValuesKey> summed = new HashSet<>();

  /** Moments that several calls read. */
  private final Map<ValuesKey, MomentFields> moments = new HashMap<>();

  private record ValuesKey(List<Scalar> arguments, @Nullable Scalar filter) {

    static ValuesKey of(AggregateSpec.Call call) {
      return new ValuesKey(call.arguments(), call.filter());
    }
  }

  /**
   * @param rows field with the number of rows of the group, see {@link ValueCount#of}; -1 for none
   * @param shares whether all calls take in the same rows, but for their filters: those with the
   *     same arguments may then share what they add up
   */
  Accumulators(AggregateSpec spec, SlotLayout.Builder layout, int rows, boolean shares) {
    this(spec, layout, rows, shares, false);
  }

  private Accumulators(
      AggregateSpec spec, SlotLayout.Builder layout, int rows, boolean shares, boolean isFrame) {
    this.spec = spec;
    this.shares = shares;
    this.layout = layout;
    this.rows = rows;
    this.isFrame = isFrame;
  }

  /** For the frames of window functions, of which there is one at a time. */
  static Accumulators ofFrame(AggregateSpec spec, SlotLayout.Builder layout) {
    return new Accumulators(spec, layout, -1, true, true);
  }

  /** What the calls keep beside the slots. */
  List<GroupMemory> memories() {
    return memories;
  }

  Accumulator of(AggregateSpec.Call call) {
    return switch (call.function()) {
      case COUNT -> distinct(call, new CountAccumulator(call, rows, layout));
      case SUM ->
          distinct(
              call,
              isExact(call)
                  ? new ExactSumAccumulator(call, layout)
                  : new SumAccumulator(call, spec.retracts(), rows, sharedSum(call), layout));
      case AVG ->
          distinct(
              call,
              isExact(call)
                  ? new ExactSumAccumulator(call, layout)
                  : new AverageAccumulator(call, rows, sharedSum(call), layout));
      case MIN, MAX -> spec.retracts() ? extreme(call) : new ExtremumAccumulator(call, layout);
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
      case STRING_AGG, ARRAY_AGG, JSON_ARRAYAGG, JSON_OBJECTAGG, MODE -> listed(call);
      case PERCENTILE_CONT, PERCENTILE_DISC ->
          isFrame && FramePercentileAccumulator.takes(call)
              ? distinct(call, new FramePercentileAccumulator(call))
              : listed(call);
      case GROUPING -> new GroupingAccumulator(call);
      case USER -> user(call);
    };
  }

  /** Whether approximate numbers leave a frame without a trace. */
  private boolean isExact(AggregateSpec.Call call) {
    return isFrame && spec.retracts() && call.argument().type().isApproximate();
  }

  /**
   * Rows that are taken back are found again, unless the aggregate can take them out itself, and so
   * are those that windows share.
   */
  private Accumulator user(AggregateSpec.Call call) {
    UserAccumulation user = Objects.requireNonNull(call.user());
    UserState state = new UserState(user, call.span(), layout);
    boolean recomputes = spec.merges() || spec.retracts() && user.retract() == null;
    return recomputes
        ? new RecomputedAccumulator(call, user, state, multiset(call.arguments()))
        : distinct(call, new UserAccumulator(call, user, state));
  }

  private MultisetCode multiset(List<Scalar> values) {
    MultisetCode code = new MultisetCode(multisetCount++, values, layout);
    memories.add(code);
    return code;
  }

  /** Lets a row through when its arguments are new, or gone. */
  private Accumulator distinct(AggregateSpec.Call call, Accumulator accumulator) {
    return call.distinct()
        ? new DistinctAccumulator(accumulator, multiset(call.arguments()), spec.retracts())
        : accumulator;
  }

  /**
   * The field with the sum that calls of SUM and AVG share: of integers, as the sum of others is
   * kept differently. A row whose sum does not fit fails, so that AVG needs no larger one.
   *
   * @return -1 where a call has a field of its own, as in groups that are merged, call by call
   */
  private int sharedSum(AggregateSpec.Call call) {
    boolean isSummed =
        shares
            && !spec.merges()
            && call.argument().type().isInteger()
            && spec.calls().stream()
                .anyMatch(other ->
                    other.function() == AggregateFunction.SUM
                        && !other.distinct()
                        && ValuesKey.of(other).equals(ValuesKey.of(call)));
    if (call.distinct() || !isSummed) {
      return -1;
    }
    boolean adds = call.function() == AggregateFunction.SUM;
    return adds && !summed.add(ValuesKey.of(call))
        ? -1
        : sums.computeIfAbsent(ValuesKey.of(call), _ -> layout.add(StorageKind.LONG));
  }

  private Accumulator extreme(AggregateSpec.Call call) {
    if (spec.merges() || !NumberBagAccumulator.takes(call)) {
      return ranked(call);
    }
    NumberBagAccumulator bags = new NumberBagAccumulator(call, bagCount++, layout);
    memories.add(bags);
    return bags;
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
    ValuesKey key = ValuesKey.of(call);
    MomentFields known = moments.get(key);
    MomentFields fields = known == null ? MomentFields.ofOne(layout) : known;
    if (shares) {
      moments.put(key, fields);
    }
    return new VarianceAccumulator(call, fields, known == null);
  }

  private Accumulator regression(AggregateSpec.Call call) {
    if (call.distinct()) {
      return distinct(call, new RegressionAccumulator(call, MomentFields.ofTwo(layout), true));
    }
    ValuesKey key = ValuesKey.of(call);
    MomentFields known = moments.get(key);
    MomentFields fields = known == null ? MomentFields.ofTwo(layout) : known;
    if (shares) {
      moments.put(key, fields);
    }
    return new RegressionAccumulator(call, fields, known == null);
  }
}
