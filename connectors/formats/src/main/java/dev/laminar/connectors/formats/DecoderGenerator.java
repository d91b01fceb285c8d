package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.format.TextDecoder;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the decoders of all formats have: fields for arrays, a method per column, the dispatch to
 * them.
 */
abstract class DecoderGenerator {

  private static final ClassDesc BYTES = CD_byte.arrayType();
  private static final int MICRO_DIGITS = 6;

  final DecoderSpec spec;
  final ClassBuilder owner;
  final List<ColumnFields> columns = new ArrayList<>();
  final List<MethodBuilder> methods = new ArrayList<>();
  final Class<? extends TextDecoder> superclass;
  private final TimestampFormat timestamps;

  DecoderGenerator(
      DecoderSpec spec, Class<? extends TextDecoder> superclass, TimestampFormat timestamps) {
    this.spec = spec;
    this.superclass = superclass;
    this.timestamps = timestamps;
    this.owner =
        new ClassBuilder(spec.className(), superclass, spec.className().displayName() + ".java");
    for (int i = 0; i < spec.projection().length; i++) {
      columns.add(new ColumnFields(owner, i, spec.column(i), false));
    }
  }

  /** Arguments of the superclass's constructor. */
  abstract List<CodeExpression> constructorArguments();

  /** Arguments of {@code column(…)} beyond index, name, type and expectation. */
  abstract List<CodeExpression> columnArguments(ColumnFields column);

  /** More statements of the constructor. */
  abstract void finishConstructor(MethodBuilder constructor);

  /** What stands before a value is read: NULL, and what the column has been given. */
  abstract void readPrologue(
      BlockBuilder body, ColumnFields column, Local bytes, Local at, Local row);

  /** The methods that read a record. */
  abstract void recordMethods();

  /** What binary columns are written as. */
  abstract String binaryExpectation();

  final ClassModel generate() {
    owner.comment(() -> "Decodes " + spec.projectedSchema());
    constructor();
    bind();
    columns.forEach(this::columnMethod);
    recordMethods();
    resolve();
    return owner.build();
  }

  private void constructor() {
    MethodBuilder constructor = owner.constructor();
    constructor
        .body()
        .evaluate(Code.superConstructor(owner.name(), superclass, constructorArguments()));
    Chunks.fill(owner, constructor, columns, this::describe);
    finishConstructor(constructor);
  }

  private void describe(BlockBuilder body, ColumnFields column) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(Code.literal(column.index()));
    arguments.add(Code.literal(column.column().name()));
    arguments.add(Code.literal(column.type().toSql()));
    arguments.add(Code.literal(expectation(column.type())));
    arguments.addAll(columnArguments(column));
    body.evaluate(Code.invoke(owner.self(), superclass, "column", arguments));
  }

  final String expectation(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "BOOLEAN";
      case TINYINT, SMALLINT, INTEGER, BIGINT -> "INTEGER";
      case REAL, DOUBLE, DECIMAL -> "NUMBER";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP, TIMESTAMP_LTZ -> timestamps.isEpoch() ? "NUMBER" : "TIMESTAMP";
      case CHAR, VARCHAR -> "TEXT";
      case BINARY, VARBINARY -> binaryExpectation();
      case INTERVAL_YEAR_MONTH -> "YEAR_MONTH";
      case INTERVAL_DAY_TIME -> "DAY_TIME";
      case ARRAY -> "ARRAY";
      case MAP, ROW -> "OBJECT";
      case NULL -> throw unreadable(type);
    };
  }

  private static OptionException unreadable(DataType type) {
    return new OptionException(
        "format",
        "a source cannot have a column of type " + type.toSql(),
        "declare it as VARCHAR and cast it");
  }

  private void bind() {
    MethodBuilder method = owner.override("bind", CD_void);
    Local bytes = method.parameter("bytes", BYTES);
    Local batch = method.parameter("batch", Types.of(ColumnBatch.class));
    Chunks.fill(
        owner,
        method,
        columns,
        (body, column) -> {
          Local vector = column.bind(body, Code.get(batch));
          if (column.type().storage() == StorageKind.BYTES
              && !ColumnFields.hasOwnHeap(column.type())) {
            body.evaluate(
                Code.invokeStatic(
                    TextDecoder.class,
                    "share",
                    Code.get(bytes),
                    Code.get(vector),
                    Code.get(batch)));
          }
        });
  }

  private void columnMethod(ColumnFields column) {
    MethodBuilder method = owner.method(column.hint(), CD_int).hot();
    method.comment(() -> column.column().toString());
    Local bytes = method.parameter("bytes", BYTES);
    Local at = method.parameter("at", CD_int);
    Local row = method.parameter("row", CD_int);
    readPrologue(method.body(), column, bytes, at, row);
    column.setNull(method.body(), Code.get(row), false);
    if (column.type().isComposite()) {
      composite(method.body(), column, Code.get(bytes), Code.get(at), Code.get(row));
    } else {
      CodeExpression read =
          read(
              column.type(),
              column.index(),
              Code.get(bytes),
              Code.get(at),
              column.arguments(),
              Code.get(row));
      method.body().returnValue(read);
    }
    methods.add(method);
  }

  /** Reads a column of ARRAY, MAP or ROW values, and returns where the value ends. */
  abstract void composite(
      BlockBuilder body,
      ColumnFields column,
      CodeExpression bytes,
      CodeExpression at,
      CodeExpression row);

  /** The call that reads a value into a row of arrays. */
  final CodeExpression read(
      DataType type,
      int index,
      CodeExpression bytes,
      CodeExpression at,
      List<CodeExpression> arrays,
      CodeExpression row) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(Code.literal(index));
    arguments.add(bytes);
    arguments.add(at);
    arguments.addAll(arrays);
    arguments.add(row);
    readerLiterals(type).forEach(value -> arguments.add(Code.literal(value)));
    return Code.invoke(owner.self(), superclass, reader(type), arguments);
  }

  private String reader(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "booleanValue";
      case TINYINT -> "byteValue";
      case SMALLINT -> "shortValue";
      case INTEGER -> "intValue";
      case BIGINT -> "longValue";
      case REAL -> "floatValue";
      case DOUBLE -> "doubleValue";
      case DECIMAL -> type.storage() == StorageKind.LONG ? "decimalValue" : "decimal128Value";
      case DATE -> "dateValue";
      case TIME -> "timeValue";
      case TIMESTAMP, TIMESTAMP_LTZ -> timestamps.isEpoch() ? "epochValue" : "timestampValue";
      case CHAR, VARCHAR ->
          ColumnFields.isPadded(type)
              ? "paddedTextValue"
              : type.precision() == DataType.UNSPECIFIED ? "textValue" : "limitedTextValue";
      case BINARY, VARBINARY -> "binaryValue";
      case INTERVAL_YEAR_MONTH -> "yearMonthValue";
      case INTERVAL_DAY_TIME -> "dayTimeValue";
      case NULL, ARRAY, MAP, ROW -> throw unreadable(type);
    };
  }

  /** What a reader takes after the row. */
  private List<Integer> readerLiterals(DataType type) {
    int digits =
        type.precision() == DataType.UNSPECIFIED
            ? MICRO_DIGITS
            : Math.min(MICRO_DIGITS, type.precision());
    return switch (type.kind()) {
      case DECIMAL -> List.of(type.scale(), type.precision());
      case TIME -> List.of(digits);
      case TIMESTAMP, TIMESTAMP_LTZ ->
          timestamps.isEpoch() ? List.of(timestamps.scale(), digits) : List.of(digits);
      case CHAR, VARCHAR ->
          type.precision() == DataType.UNSPECIFIED ? List.of() : List.of(type.precision());
      case BINARY, VARBINARY ->
          List.of(type.precision() == DataType.UNSPECIFIED ? Integer.MAX_VALUE : type.precision());
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE -> List.of();
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> List.of();
      case NULL, ARRAY, MAP, ROW -> throw unreadable(type);
    };
  }

  /**
   * {@code at = <the method of the column>(bytes, at, row)}.
   *
   * @param selector the column plus {@code first}
   */
  final void dispatch(BlockBuilder body, CodeExpression selector, int first, Dispatch target) {
    if (Chunks.count(columns.size()) <= 1) {
      body.switchOn(selector, cases(body, columns, first, target), target.otherwise());
      return;
    }
    SortedMap<Integer, Block> chunks = new TreeMap<>();
    for (int chunk = 0; chunk < Chunks.count(columns.size()); chunk++) {
      MethodBuilder method = owner.method("columns" + chunk, CD_int).hot();
      Local bytes = method.parameter("bytes", BYTES);
      Local at = method.parameter("at", CD_int);
      Local row = method.parameter("row", CD_int);
      Local column = method.parameter("column", CD_int);
      Dispatch inner = new Dispatch(bytes, at, row, _ -> {});
      method
          .body()
          .switchOn(
              Code.get(column), cases(method.body(), Chunks.of(columns, chunk), 0, inner), _ -> {});
      method.body().returnValue(Code.get(at));
      BlockBuilder call = body.nested();
      call.assign(
          target.at(),
          method.call(
              Code.get(target.bytes()),
              Code.get(target.at()),
              Code.get(target.row()),
              Code.subtract(selector, Code.literal(first))));
      chunks.put(chunk, call.build());
    }
    CodeExpression chunkOf =
        Code.shiftRight(
            Code.subtract(selector, Code.literal(first)),
            Code.literal(Integer.numberOfTrailingZeros(Chunks.SIZE)));
    body.switchOn(chunkOf, chunks, target.otherwise());
  }

  private SortedMap<Integer, Block> cases(
      BlockBuilder body, List<ColumnFields> part, int first, Dispatch target) {
    SortedMap<Integer, Block> cases = new TreeMap<>();
    for (ColumnFields column : part) {
      BlockBuilder inside = body.nested();
      CodeExpression call =
          methods
              .get(column.index())
              .call(Code.get(target.bytes()), Code.get(target.at()), Code.get(target.row()));
      inside.assign(target.at(), call);
      cases.put(first + column.index(), inside.build());
    }
    return cases;
  }

  /**
   * Where a dispatch happens.
   *
   * @param otherwise adds what is done for selectors that are no column
   */
  record Dispatch(Local bytes, Local at, Local row, Consumer<BlockBuilder> otherwise) {}

  private void resolve() {
    MethodBuilder method = owner.override("resolve", CD_void);
    Local bytes = method.parameter("bytes", BYTES);
    Local row = method.parameter("row", CD_int);
    List<ColumnFields> views =
        columns.stream()
            .filter(c -> c.type().storage() == StorageKind.BYTES && !c.type().isComposite())
            .toList();
    Chunks.fill(
        owner,
        method,
        views,
        (body, column) -> {
          if (ColumnFields.isPadded(column.type())) {
            BlockBuilder present = body.nested();
            present.evaluate(padding(column, bytes, row));
            body.add(
                new CodeStatement.If(
                    Code.not(column.isNull(Code.get(row))), present.build(), null));
            return;
          }
          List<CodeExpression> arguments = new ArrayList<>();
          arguments.add(Code.get(bytes));
          arguments.addAll(column.arguments());
          arguments.add(Code.get(row));
          String resolver = column.type().isBinary() ? "resolveBinary" : "resolveText";
          body.evaluate(Code.invoke(owner.self(), superclass, resolver, arguments));
        });
  }

  private CodeExpression padding(ColumnFields column, Local bytes, Local row) {
    return Code.invoke(
        owner.self(),
        superclass,
        column.type().isBinary() ? "resolvePaddedBinary" : "resolvePadded",
        Code.get(bytes),
        column.vector(),
        Code.get(row),
        Code.literal(column.type().precision()));
  }

  static MethodBuilder rowMethod(ClassBuilder owner, String name) {
    MethodBuilder method = owner.override(name, CD_int).hot();
    method.parameter("bytes", BYTES);
    method.parameter("from", CD_int);
    method.parameter("row", CD_int);
    return method;
  }

  /** {@code FAILED}. */
  static CodeExpression failed() {
    return Code.literal(-1);
  }
}
