package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.format.JsonDecoder;
import dev.laminar.kernel.format.JsonPartDecoder;
import dev.laminar.kernel.format.TextDecoder;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Generates decoders of JSON lines: a loop over a record's keys that jumps to the method of the
 * key's column.
 */
final class JsonDecoderGenerator extends DecoderGenerator {

  /** Field numbers below this are no columns: the end of the record, and keys that are not read. */
  private static final int FIRST_FIELD = 2;

  private static final int FIELD_SHIFT = 32;

  private final boolean ignoreUnknown;
  private final Map<Integer, JsonPartReader> composites = new TreeMap<>();

  /** Behind the numbers of the columns and of their parts. */
  private final int partsEnd;

  JsonDecoderGenerator(DecoderSpec spec, boolean ignoreUnknown, TimestampFormat timestamps) {
    super(spec, superclass(spec), timestamps);
    this.ignoreUnknown = ignoreUnknown;
    int next = columns.size();
    for (ColumnFields column : columns) {
      if (column.type().isComposite()) {
        JsonPartReader parts =
            JsonPartReader.ofColumn(
                this, column.type(), column.column().name(), column.index(), next);
        composites.put(column.index(), parts);
        next += parts.partCount();
      }
    }
    this.partsEnd = next;
  }

  private static Class<? extends TextDecoder> superclass(DecoderSpec spec) {
    boolean composite =
        spec.projectedSchema().columns().stream().anyMatch(column -> column.type().isComposite());
    return composite ? JsonPartDecoder.class : JsonDecoder.class;
  }

  @Override
  List<CodeExpression> constructorArguments() {
    return List.of(Code.literal(partsEnd), Code.literal(ignoreUnknown));
  }

  @Override
  void composite(
      BlockBuilder body,
      ColumnFields column,
      CodeExpression bytes,
      CodeExpression at,
      CodeExpression row) {
    JsonPartReader parts = Objects.requireNonNull(composites.get(column.index()));
    parts.readColumn(body, column.vector(), bytes, at, row);
  }

  @Override
  List<CodeExpression> columnArguments(ColumnFields column) {
    return List.of();
  }

  @Override
  void finishConstructor(MethodBuilder constructor) {
    composites.values().forEach(parts -> parts.fillConstructor(constructor.body()));
    if (ignoreUnknown) {
      return;
    }
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < spec.schema().size(); i++) {
      if (!spec.reads(i)) {
        unread.add(spec.schema().column(i).name());
      }
    }
    for (int from = 0; from < unread.size(); from += Chunks.SIZE) {
      MethodBuilder part = owner.method("unread", ConstantDescs.CD_void);
      for (String name : unread.subList(from, Math.min(unread.size(), from + Chunks.SIZE))) {
        part.body()
            .evaluate(
                Code.invoke(owner.self(), JsonDecoder.class, "unreadColumn", Code.literal(name)));
      }
      constructor.body().evaluate(part.call());
    }
  }

  @Override
  String binaryExpectation() {
    return "BASE64";
  }

  @Override
  void readPrologue(BlockBuilder body, ColumnFields column, Local bytes, Local at, Local row) {
    CodeExpression word = word(column.index() / Chunks.SIZE);
    CodeExpression index = Code.literal(column.index() / Chunks.SIZE);
    body.setElement(seen(), index, Code.bitOr(word, Code.literal(bit(column))));
    if (!column.type().nullable()) {
      return;
    }
    CodeExpression first = Code.element(Code.get(bytes), Code.get(at));
    body.ifThen(
        Code.equal(first, Code.literal((int) 'n')),
        then -> {
          column.setNull(then, Code.get(row), true);
          then.returnValue(
              Code.invoke(
                  owner.self(),
                  JsonDecoder.class,
                  "nullValue",
                  Code.literal(column.index()),
                  Code.get(bytes),
                  Code.get(at)));
        });
  }

  private CodeExpression seen() {
    return Code.field(owner.self(), JsonDecoder.class, "seen");
  }

  private CodeExpression word(int index) {
    return Code.element(seen(), Code.literal(index));
  }

  private static long bit(ColumnFields column) {
    return 1L << column.index();
  }

  @Override
  void recordMethods() {
    MethodBuilder missing = missingColumns();
    MethodBuilder method = rowMethod(owner, "record");
    Local bytes = method.parameters().get(0);
    Local from = method.parameters().get(1);
    Local row = method.parameters().get(2);
    BlockBuilder body = method.body();
    body.evaluate(Code.invoke(owner.self(), JsonDecoder.class, "startRecord", Code.get(from)));
    Local at = body.declare("at", Code.get(from));
    Local field = body.declare("field", nextField(bytes, at));
    body.loop(
        "keys",
        Code.greaterOrEqual(Code.get(field), Code.literal(1L << FIELD_SHIFT)),
        (inside, label) -> {
          inside.assign(at, Code.convert(Code.get(field), CD_int));
          CodeExpression selector =
              Code.convert(Code.shiftRight(Code.get(field), Code.literal(FIELD_SHIFT)), CD_int);
          dispatch(
              inside,
              selector,
              FIRST_FIELD,
              new Dispatch(bytes, at, row, other -> skip(other, bytes, at)));
          inside.ifThen(
              Code.less(Code.get(at), Code.literal(0)), then -> then.returnValue(failed()));
        },
        update -> update.assign(field, nextField(bytes, at)));
    body.ifThen(Code.less(Code.get(field), Code.literal(0L)), then -> then.returnValue(failed()));
    body.assign(at, Code.convert(Code.get(field), CD_int));
    body.ifThenElse(
        complete(),
        then -> then.returnValue(Code.get(at)),
        otherwise -> otherwise.returnValue(missing.call(Code.get(at), Code.get(row))));
  }

  private CodeExpression nextField(Local bytes, Local at) {
    return Code.invoke(owner.self(), JsonDecoder.class, "nextField", Code.get(bytes), Code.get(at));
  }

  private void skip(BlockBuilder body, Local bytes, Local at) {
    body.assign(
        at,
        Code.invoke(owner.self(), JsonDecoder.class, "skipValue", Code.get(bytes), Code.get(at)));
  }

  /** Whether the record had every column. */
  private CodeExpression complete() {
    List<CodeExpression> words = new ArrayList<>();
    for (int i = 0; i < Chunks.count(columns.size()); i++) {
      int count = Chunks.of(columns, i).size();
      words.add(Code.equal(word(i), Code.literal(-1L >>> (Chunks.SIZE - count))));
    }
    return Code.and(words);
  }

  /** Makes columns that the record does not have NULL, or refuses the record. */
  private MethodBuilder missingColumns() {
    MethodBuilder method = missingMethod("missingColumns");
    Local at = method.parameters().get(0);
    Local row = method.parameters().get(1);
    for (int chunk = 0; chunk < Chunks.count(columns.size()); chunk++) {
      MethodBuilder part =
          Chunks.count(columns.size()) == 1 ? method : missingMethod("missing" + chunk);
      Chunks.of(columns, chunk).forEach(column -> missingColumn(part.body(), column, at, row));
      if (part != method) {
        part.body().returnValue(Code.get(at));
        CodeExpression call = part.call(Code.get(at), Code.get(row));
        method.body().ifThen(Code.less(call, Code.literal(0)), then -> then.returnValue(failed()));
      }
    }
    method.body().returnValue(Code.get(at));
    return method;
  }

  private MethodBuilder missingMethod(String name) {
    MethodBuilder method = owner.method(name, CD_int).hot();
    method.parameter("at", CD_int);
    method.parameter("row", CD_int);
    return method;
  }

  private void missingColumn(BlockBuilder body, ColumnFields column, Local at, Local row) {
    CodeExpression bit = Code.bitAnd(word(column.index() / Chunks.SIZE), Code.literal(bit(column)));
    body.ifThen(
        Code.equal(bit, Code.literal(0L)),
        then -> {
          if (column.type().nullable()) {
            column.setNull(then, Code.get(row), true);
          } else {
            then.returnValue(
                Code.invoke(
                    owner.self(),
                    JsonDecoder.class,
                    "missing",
                    Code.literal(column.index()),
                    Code.subtract(Code.get(at), Code.literal(1))));
          }
        });
  }
}
