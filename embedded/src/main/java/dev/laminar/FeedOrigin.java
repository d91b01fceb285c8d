package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.rows.ChangeBuffer;
import dev.laminar.rows.Conflation;
import java.util.List;
import java.util.function.Function;

/**
 * The query behind a feed.
 *
 * @param name for messages
 * @param schema of its rows
 * @param mode what they mean
 * @param key columns that tell them apart where they replace each other; empty when there are none
 * @param attaching hands the query's rows to a listener until what it returns is closed
 */
record FeedOrigin(
    String name,
    RowSchema schema,
    ChangelogMode mode,
    List<Integer> key,
    Function<BatchListener, Registration> attaching) {

  /**
   * A compiled query.
   *
   * @param name for messages
   */
  static FeedOrigin of(
      String name, CompiledQuery query, Function<BatchListener, Registration> attaching) {
    return new FeedOrigin(
        name,
        query.schema(),
        query.changelog(),
        query.keys().stream().findFirst().orElse(List.of()),
        attaching);
  }

  ChangeBuffer buffer(SubscribeOptions options) {
    return new ChangeBuffer(name, options, Conflation.of(schema, mode, key));
  }

  Registration attach(BatchListener listener) {
    return attaching.apply(listener);
  }

  /**
   * @throws LaminarException when the policy is not for these rows
   */
  void requireFitting(SubscribeOptions options) {
    if (options.policy() == LagPolicy.CONFLATE && mode == ChangelogMode.APPEND) {
      throw new LaminarException(
          ErrorCode.CHANGELOG_MISMATCH,
          "the rows of " + name + " are only added: none replaces another, as CONFLATE needs",
          SourceSpan.NONE,
          "use DROP_OLDEST, or subscribe to a materialized view");
    }
  }
}
