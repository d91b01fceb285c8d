package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;

/**
 * JSON_SET, JSON_INSERT, JSON_REPLACE and JSON_REMOVE of one place, as MySQL has them; the value to
 * put there is JSON already.
 */
public final class JsonModification {

  private JsonModification() {}

  /** The call-site object of JSON_REMOVE. */
  public static final class Removal {
    final JsonEdit edit;

    /**
     * @throws LaminarException INVALID_JSON_PATH when the path may tell several places, or all
     */
    public Removal(String path) {
      edit = new JsonEdit(path);
      if (edit.isRoot()) {
        throw JsonEdit.invalid(path, "the whole text cannot be removed");
      }
    }
  }

  private static void take(
      byte[] heap, int offset, int length, JsonEdit edit, ErrorSites sites, int site) {
    if (!edit.set(heap, offset, length)) {
      throw JsonInspection.notJson(sites, site);
    }
  }

  /** Over what is there, or where nothing is. */
  @Intrinsic(value = "JSON_SET", literals = 1, state = JsonEdit.class)
  public static void set(
      byte[] heap,
      int offset,
      int length,
      byte[] valueHeap,
      int valueOffset,
      int valueLength,
      BytesResult result,
      JsonEdit state,
      ErrorSites sites,
      int site) {
    take(heap, offset, length, state, sites, site);
    state.put(valueHeap, valueOffset, valueLength, true, true, result);
  }

  /** Only where nothing is. */
  @Intrinsic(value = "JSON_INSERT", literals = 1, state = JsonEdit.class)
  public static void insert(
      byte[] heap,
      int offset,
      int length,
      byte[] valueHeap,
      int valueOffset,
      int valueLength,
      BytesResult result,
      JsonEdit state,
      ErrorSites sites,
      int site) {
    take(heap, offset, length, state, sites, site);
    state.put(valueHeap, valueOffset, valueLength, true, false, result);
  }

  /** Only over what is there. */
  @Intrinsic(value = "JSON_REPLACE", literals = 1, state = JsonEdit.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] valueHeap,
      int valueOffset,
      int valueLength,
      BytesResult result,
      JsonEdit state,
      ErrorSites sites,
      int site) {
    take(heap, offset, length, state, sites, site);
    state.put(valueHeap, valueOffset, valueLength, false, true, result);
  }

  @Intrinsic(value = "JSON_REMOVE", literals = 1, state = Removal.class)
  public static void remove(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      Removal state,
      ErrorSites sites,
      int site) {
    take(heap, offset, length, state.edit, sites, site);
    state.edit.remove(result);
  }

  /** A text that says it is JSON (FORMAT JSON). */
  @Intrinsic(value = "JSON_CHECKED", state = JsonStates.Text.class)
  public static void checked(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Text state,
      ErrorSites sites,
      int site) {
    JsonInspection.requireJson(heap, offset, length, state, sites, site);
    result.view(heap, offset, length);
  }
}
