package dev.laminar.kernel.plan;

/**
 * How a join by time keeps its rows and keys.
 *
 * @param keyFields offset in a key's slot of the fields of {@code AsofMerge}
 * @param leftFields offset in a left row's slot of the fields of {@code WaitingMerge}; -1 where
 *     rows need none, as the join looks backward
 * @param rightFields offset in a right row's slot of the fields of {@code AtOnceMerge}; -1 where
 *     rows need none, as left rows are not answered at once
 */
public record AsofLayout(
    RowsLayout keys,
    int keyFields,
    RowsLayout left,
    int leftFields,
    RowsLayout right,
    int rightFields) {}
