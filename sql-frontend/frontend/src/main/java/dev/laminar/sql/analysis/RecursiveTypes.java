package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types of a recursive query's columns: those of its first term, which the recursive term
 * may only make NULL, or text of another length.
 */
final class RecursiveTypes {

  private final ErrorContext context;
  private final Validation validation;
  private final SqlWithItem item;
  private final RecursiveTerm.Parts parts;

  RecursiveTypes(
      ErrorContext context, Validation validation, SqlWithItem item, RecursiveTerm.Parts parts) {
    this.context = context;
    this.validation = validation;
    this.item = item;
    this.parts = parts;
  }

  /**
   * The recursive term, to be analyzed.
   *
   * @param workingTable name of the table that it reads itself from
   */
  record Step(String workingTable, SqlNode term) {}

  /**
   * Analyzes the query.
   *
   * @param seed its first term, to be validated
   * @param resolved makes the recursive term ready to be validated; called with one working table
   *     after the other
   */
  Recursion analyze(SqlNode seed, Function<Step, SqlNode> resolved) {
    QueryTree.nameColumns(seed);
    RelNode first = convert(seed);
    RelDataType type = named(first.getRowType());
    String name = item.name.getSimple();
    while (true) {
      String table = validation.uniqueName(name);
      WorkingTable working = new WorkingTable(name, table, type);
      validation.addTable(table, working);
      RelNode step = convert(resolved.apply(new Step(table, parts.step())));
      RelDataType widened = widened(type, step.getRowType());
      if (widened.equals(type)) {
        return new Recursion(first, step, working, parts.all(), item.name.getParserPosition());
      }
      type = widened;
    }
  }

  private RelNode convert(SqlNode query) {
    Validation own = validation.another();
    SqlNode validated = Validation.step(context, () -> own.validate(query));
    validation.addParameters(own.parameters(validated));
    return Validation.step(context, () -> own.convert(validated).project());
  }

  private RelDataType named(RelDataType type) {
    SqlNodeList written = item.columnList;
    List<String> names =
        written == null || written.isEmpty()
            ? type.getFieldNames()
            : SqlIdentifier.simpleNames(written);
    if (names.size() != type.getFieldCount()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "'%s' has %d names for %d columns"
              .formatted(item.name.getSimple(), names.size(), type.getFieldCount()),
          context.script().span(written == null ? item.name : written),
          "write one name for each column");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "two columns of '" + item.name.getSimple() + "' are named '" + name + "'",
            context.script().span(written == null ? item.name : written),
            "give one of them another name");
      }
    }
    return row(names, type.getFieldList().stream().map(RelDataTypeField::getType).toList());
  }

  private RelDataType row(List<String> names, List<RelDataType> types) {
    RelDataTypeFactory.Builder builder = validation.typeFactory().builder();
    for (int i = 0; i < names.size(); i++) {
      builder.add(names.get(i), types.get(i));
    }
    return builder.build();
  }

  /** The types that hold the rows of both terms. */
  private RelDataType widened(RelDataType type, RelDataType step) {
    if (step.getFieldCount() != type.getFieldCount()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the first term of '%s' has %d columns, the recursive term %d"
              .formatted(item.name.getSimple(), type.getFieldCount(), step.getFieldCount()),
          context.script().span(parts.step()),
          "");
    }
    List<RelDataType> types = new ArrayList<>();
    for (int i = 0; i < type.getFieldCount(); i++) {
      RelDataTypeField field = type.getFieldList().get(i);
      types.add(widened(field, step.getFieldList().get(i).getType()));
    }
    return row(type.getFieldNames(), types);
  }

  private RelDataType widened(RelDataTypeField field, RelDataType step) {
    RelDataTypeFactory factory = validation.typeFactory();
    RelDataType known = field.getType();
    boolean nullable = known.isNullable() || step.isNullable();
    @Nullable RelDataType common = factory.leastRestrictive(List.of(known, step));
    boolean isText = SqlTypeUtil.inCharFamily(known) && SqlTypeUtil.inCharFamily(step);
    RelDataType becomes;
    if (isText && isUnlimited(known)
        || common != null && SqlTypeUtil.equalSansNullability(factory, common, known)) {
      becomes = known;
    } else if (isText) {
      becomes = factory.createSqlType(SqlTypeName.VARCHAR);
    } else if (common != null && known.getSqlTypeName() == SqlTypeName.NULL) {
      becomes = common;
    } else {
      throw mismatch(field, step);
    }
    return factory.createTypeWithNullability(becomes, nullable);
  }

  private static boolean isUnlimited(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.VARCHAR
        && type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
  }

  private LaminarException mismatch(RelDataTypeField field, RelDataType step) {
    return new LaminarException(
        ErrorCode.TYPE_MISMATCH,
        "column '%s' of '%s' is %s in the first term, and %s in the recursive term"
            .formatted(field.getName(), item.name.getSimple(), field.getType(), step),
        context.script().span(parts.step()),
        "write a CAST in one of the terms, so that both have the type that is meant");
  }
}
