package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.Components;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an index finds slots by: how a row's are hashed, passed to methods as parameters,
 * and searched.
 */
final class KeyCode {

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);

  /** Null bits in one field; the sign is left out. */
  static final int BITS_PER_NULL_WORD = 31;

  private final SourceSpan span;
  private final SlotLayout layout;
  private final List<GroupKey> keys;
  private final List<Integer> nullWords;

  /**
   * @param nullWords fields with the null bits of these keys, and of no other columns
   */
  KeyCode(SourceSpan span, SlotLayout layout, List<GroupKey> keys, List<Integer> nullWords) {
    this.span = span;
    this.layout = layout;
    this.keys = List.copyOf(keys);
    this.nullWords = List.copyOf(nullWords);
  }

  /**
   * A row's keys in key form.
   *
   * @param nulls values of the words of null bits
   * @param tag of the index entry that a group with these keys has
   */
  record RowKey(List<List<CodeExpression>> forms, List<CodeExpression> nulls, CodeExpression tag) {

    List<CodeExpression> flat() {
      return Stream.concat(forms.stream().flatMap(List::stream), nulls.stream()).toList();
    }
  }

  /** Works out the key of the current row. */
  RowKey rowKey(BlockBuilder out, RowScope scope, List<ScalarValue> values) {
    return groupKey(out, scope, values, null);
  }

  /**
   * Works out the key of the current row's group.
   *
   * @param groupingSet the keys that are left out, an int; null where there is one set
   */
  RowKey groupKey(
      BlockBuilder out,
      RowScope scope,
      List<ScalarValue> values,
      @Nullable CodeExpression groupingSet) {
    return tagged(out, scope, untaggedKey(out, scope, values, groupingSet));
  }

  /** The same without its tag, for those who may not have to search for it. */
  RowKey untaggedKey(
      BlockBuilder out,
      RowScope scope,
      List<ScalarValue> values,
      @Nullable CodeExpression groupingSet) {
    return keyForms(out, scope, values, groupingSet, Code.literal(0L));
  }

  /** The same key with its tag. */
  RowKey tagged(BlockBuilder out, RowScope scope, RowKey key) {
    CodeExpression tag = Code.get(out.declare(scope.prefix() + "tag", tagOf(key)));
    return new RowKey(key.forms(), key.nulls(), tag);
  }

  /** Whether a slot has a key. */
  CodeExpression isKeyOf(BlockBuilder out, SlotCursor slot, RowKey key) {
    return sameKey(slot, probes(out, key), key.nulls());
  }

  private List<List<CodeExpression>> probes(BlockBuilder out, RowKey key) {
    List<List<CodeExpression>> probes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      probes.add(keys.get(i).probeForm(out, key.forms().get(i)));
    }
    return probes;
  }

  /** The key of the current row, whose tag is known. */
  RowKey rowKey(BlockBuilder out, RowScope scope, List<ScalarValue> values, CodeExpression tag) {
    return keyForms(out, scope, values, null, tag);
  }

  private RowKey keyForms(
      BlockBuilder out,
      RowScope scope,
      List<ScalarValue> values,
      @Nullable CodeExpression groupingSet,
      CodeExpression tag) {
    List<List<CodeExpression>> forms = new ArrayList<>();
    List<CodeExpression> nulls = new ArrayList<>();
    nullWords.forEach(_ -> nulls.add(Code.literal(0)));
    if (groupingSet != null) {
      nulls.set(nulls.size() - 1, groupingSet);
    }
    for (int i = 0; i < keys.size(); i++) {
      GroupKey key = keys.get(i);
      forms.add(key.keyForm(out, scope, values.get(i)));
      CodeExpression isNull = values.get(i).isNull();
      if (key.nullWord() >= 0 && isNull != null) {
        int word = nullWords.indexOf(key.nullWord());
        CodeExpression bit = Code.conditional(isNull, Code.literal(key.nullBit()), Code.literal(0));
        nulls.set(word, key.nullBit() == 1 ? bit : Code.bitOr(nulls.get(word), bit));
      }
    }
    for (int i = 0; i < nulls.size(); i++) {
      nulls.set(i, Code.get(out.declare(scope.prefix() + "nulls", nulls.get(i))));
    }
    return new RowKey(forms, nulls, tag);
  }

  /** The tag of a key, to be written once. */
  private CodeExpression tagOf(RowKey key) {
    CodeExpression hash = null;
    for (int i = 0; i < keys.size(); i++) {
      List<CodeExpression> form = key.forms().get(i);
      CodeExpression part = keys.size() == 1 ? keys.get(i).onlyHash(form) : keys.get(i).hash(form);
      hash = hash == null ? part : Code.invokeStatic(Hashing.class, "combine", hash, part);
    }
    return hash == null ? Code.literal(SlotIndex.TAKEN) : tag(hash);
  }

  static CodeExpression tag(CodeExpression hash) {
    return Code.bitOr(
        Code.bitAnd(hash, Code.literal(SlotIndex.TAG_MASK)), Code.literal(SlotIndex.TAKEN));
  }

  /** Adds the parameters that take a key. */
  List<Local> parameters(MethodBuilder method) {
    List<Local> parameters = new ArrayList<>();
    for (GroupKey key : keys) {
      List<ClassDesc> types = Components.types(key.storage());
      List<String> suffixes = Components.suffixes(key.storage());
      for (int i = 0; i < types.size(); i++) {
        parameters.add(method.parameter("key_" + key.name() + suffixes.get(i), types.get(i)));
      }
    }
    nullWords.forEach(_ -> parameters.add(method.parameter("key_nulls", ConstantDescs.CD_int)));
    return parameters;
  }

  /** The key that parameters hold. */
  RowKey key(List<Local> parameters, CodeExpression tag) {
    List<List<CodeExpression>> forms = new ArrayList<>();
    int next = 0;
    for (GroupKey key : keys) {
      List<CodeExpression> form = new ArrayList<>();
      for (int i = 0; i < Components.types(key.storage()).size(); i++) {
        form.add(Code.get(parameters.get(next++)));
      }
      forms.add(form);
    }
    List<CodeExpression> nulls = new ArrayList<>();
    while (next < parameters.size()) {
      nulls.add(Code.get(parameters.get(next++)));
    }
    return new RowKey(forms, nulls, tag);
  }

  /**
   * {@code long find(index, shift, mask, slots, bytes, tag, key…)}: offset of the key's slot, or
   * {@code -1 - position} of the empty entry where it belongs.
   */
  MethodBuilder findMethod(ClassContext owner, String prefix, Supplier<String> comment) {
    return findMethod(owner, prefix, comment, List.of(), (_, _) -> Code.TRUE);
  }

  /**
   * As {@link #findMethod}, for an index that knows several slots of a key.
   *
   * @param more further parameters, longs, behind the key's
   * @param wanted whether a slot of that key is it, given the further arguments
   */
  MethodBuilder findMethod(
      ClassContext owner,
      String prefix,
      Supplier<String> comment,
      List<String> more,
      BiFunction<SlotCursor, List<CodeExpression>, CodeExpression> wanted) {
    MethodBuilder method =
        owner.builder().method(prefix + "find", ConstantDescs.CD_long).makeStatic().hot();
    method.span(span);
    method.comment(comment);
    Local index = method.parameter("index", SEGMENT);
    Local shift = method.parameter("shift", ConstantDescs.CD_int);
    Local mask = method.parameter("mask", ConstantDescs.CD_long);
    Local slots = method.parameter("slots", SEGMENT);
    Local bytes = method.parameter("bytes", Types.of(ByteSlab.class));
    Local tag = method.parameter("tag", ConstantDescs.CD_long);
    RowKey key = key(parameters(method), Code.get(tag));
    List<CodeExpression> arguments = new ArrayList<>();
    more.forEach(name -> arguments.add(Code.get(method.parameter(name, ConstantDescs.CD_long))));
    BlockBuilder body = method.body();
    List<List<CodeExpression>> probes = probes(body, key);
    probe(
        body,
        Code.get(index),
        Code.get(shift),
        Code.get(mask),
        Code.get(tag),
        offset -> {
          SlotCursor slot = SlotCursor.of(layout, Code.get(slots), offset, Code.get(bytes));
          return Code.and(sameKey(slot, probes, key.nulls()), wanted.apply(slot, arguments));
        });
    return method;
  }

  /**
   * {@code long findOld(index, slots, bytes, missed, tag, key…)}: goes on where {@code find} missed
   * a key in an index that is moving. Returns the offset of the key's slot, or what was missed.
   */
  MethodBuilder findOldMethod(
      ClassContext owner, String prefix, MethodBuilder find, Supplier<String> comment) {
    MethodBuilder method =
        owner.builder().method(prefix + "findOld", ConstantDescs.CD_long).makeStatic().hot();
    method.span(span);
    method.comment(comment);
    CodeExpression index = Code.get(method.parameter("index", Types.of(SlotIndex.class)));
    List<CodeExpression> arguments = new ArrayList<>();
    for (String part : List.of("oldEntries", "oldShift", "oldMask")) {
      arguments.add(Code.invoke(index, SlotIndex.class, part));
    }
    arguments.add(Code.get(method.parameter("slots", SEGMENT)));
    arguments.add(Code.get(method.parameter("bytes", Types.of(ByteSlab.class))));
    CodeExpression missed = Code.get(method.parameter("missed", ConstantDescs.CD_long));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    arguments.add(tag);
    arguments.addAll(key(parameters(method), tag).flat());
    BlockBuilder body = method.body();
    CodeExpression old = Code.get(body.declare("old", find.call(arguments)));
    body.ifThen(Code.greaterOrEqual(old, Code.literal(0L)), found -> found.returnValue(old));
    body.returnValue(missed);
    return method;
  }

  /**
   * Linear probing: returns the offset of the slot that has the key, or {@code -1 - position} of
   * the empty entry where the search ended.
   *
   * @param same whether the slot at an offset has the key
   */
  static void probe(
      BlockBuilder body,
      CodeExpression index,
      CodeExpression shift,
      CodeExpression mask,
      CodeExpression tag,
      Function<CodeExpression, CodeExpression> same) {
    Local position = body.declare("position", Code.shiftRightUnsigned(tag, shift));
    body.loop(
        "probe",
        Code.TRUE,
        (loop, label) -> {
          CodeExpression address =
              Code.shiftLeft(Code.get(position), Code.literal(SlotIndex.SLOT_SHIFT));
          Local entry =
              loop.declare("entry", Code.invokeStatic(Slots.class, "getLong", index, address));
          loop.ifThen(
              Code.equal(Code.bitAnd(Code.get(entry), Code.literal(SlotIndex.TAG_MASK)), tag),
              tagged -> {
                Local slot =
                    tagged.declare(
                        "slot",
                        Code.shiftLeft(
                            Code.bitAnd(Code.get(entry), Code.literal(SlotIndex.SLOT_MASK)),
                            Code.literal(SlotIndex.SLOT_SHIFT)));
                tagged.ifThen(
                    same.apply(Code.get(slot)), found -> found.returnValue(Code.get(slot)));
              });
          loop.ifThen(
              Code.equal(Code.get(entry), Code.literal(0L)),
              empty -> empty.returnValue(Code.subtract(Code.literal(-1L), Code.get(position))));
        },
        update ->
            update.assign(
                position, Code.bitAnd(Code.add(Code.get(position), Code.literal(1L)), mask)));
  }

  private CodeExpression sameKey(
      SlotCursor slot, List<List<CodeExpression>> probes, List<CodeExpression> nulls) {
    List<CodeExpression> all = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      all.add(keys.get(i).equalsSlot(slot, probes.get(i)));
    }
    for (int i = 0; i < nulls.size(); i++) {
      all.add(Code.equal(slot.get(StorageKind.INT, nullWords.get(i)), nulls.get(i)));
    }
    return all.isEmpty() ? Code.TRUE : Code.and(all);
  }
}
