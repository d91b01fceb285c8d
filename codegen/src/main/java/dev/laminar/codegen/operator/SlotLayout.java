package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one table's slots, the largest first, so that each is aligned to its size (those of
 * 16 bytes to 8) without gaps.
 *
 * @param offsets byte offset of each field, in the order the fields were added
 * @param sizeBytes of a slot, a multiple of 8
 * @param accessWeight about how much code touches all fields once, in accesses of a long
 * @param groupingField INT field with the keys that the group's grouping set leaves out; -1 for
 *     none
 */
record SlotLayout(List<Integer> offsets, int sizeBytes, int accessWeight, int groupingField) {

  SlotLayout {
    offsets = List.copyOf(offsets);
  }

  /** Byte offset of a field. */
  int offset(int field) {
    return offsets.get(field);
  }

  /** Bytes of a field. */
  static int sizeBytes(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN, BYTE -> 1;
      case SHORT -> 2;
      case INT, FLOAT -> 4;
      case LONG, DOUBLE -> 8;
      case DECIMAL128, BYTES -> 16;
    };
  }

  private static int accessWeight(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN, BYTE, SHORT, INT, FLOAT, LONG, DOUBLE -> 1;
      case DECIMAL128 -> 2;
      case BYTES -> 4;
    };
  }

  /** Collects fields. */
  static final class Builder {

    private final List<StorageKind> fields = new ArrayList<>();
    private int headerCount;
    private int groupingField = -1;

    /** Adds a field. Returns its index. */
    int add(StorageKind storage) {
      fields.add(storage);
      return fields.size() - 1;
    }

    /** How many fields there are, which is the index of the next one. */
    int size() {
      return fields.size();
    }

    StorageKind storage(int field) {
      return fields.get(field);
    }

    /** Adds a long at offset 0, or behind the one added so before. Returns its index. */
    int addHeader() {
      if (fields.size() > headerCount) {
        throw Code.internal("a slot's header is not its first field");
      }
      headerCount++;
      return add(StorageKind.LONG);
    }

    /** Adds the field that says which keys a group leaves out. */
    int addGrouping() {
      groupingField = add(StorageKind.INT);
      return groupingField;
    }

    SlotLayout build() {
      Integer[] offsets = new Integer[fields.size()];
      int first = 0;
      int next = 0;
      while (first < headerCount) {
        offsets[first++] = next;
        next += Long.BYTES;
      }
      for (int size = 16; size >= 1; size /= 2) {
        for (int i = first; i < offsets.length; i++) {
          if (sizeBytes(fields.get(i)) == size) {
            offsets[i] = next;
            next += size;
          }
        }
      }
      int rounded = Math.max(8, (next + 7) / 8 * 8);
      int weight = fields.stream().mapToInt(SlotLayout::accessWeight).sum();
      return new SlotLayout(List.of(offsets), rounded, weight, groupingField);
    }
  }
}
