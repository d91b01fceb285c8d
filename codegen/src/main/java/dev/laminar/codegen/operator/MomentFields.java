package dev.laminar.codegen.operator;

import dev.laminar.kernel.type.StorageKind;

/**
 * Fields of a slot with the moments of one variable or two, as {@code Moments} has them.
 *
 * @param count LONG
 * @param x mean and sum of squares
 * @param y of the second variable; -1 for none
 * @param both sum of products; -1 for none
 */
record MomentFields(int count, int x, int y, int both) {

  static MomentFields ofOne(SlotLayout.Builder layout) {
    return new MomentFields(
        layout.add(StorageKind.LONG), layout.add(StorageKind.DECIMAL128), -1, -1);
  }

  static MomentFields ofTwo(SlotLayout.Builder layout) {
    return new MomentFields(
        layout.add(StorageKind.LONG),
        layout.add(StorageKind.DECIMAL128),
        layout.add(StorageKind.DECIMAL128),
        layout.add(StorageKind.DOUBLE));
  }
}
