package dev.laminar.sql.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.MatchRecognizeScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator, which understands MATCH_RECOGNIZE as {@link PatternForms} writes it.
 * Calcite's own reading of it differs from the standard: PREV of another variable's column is LAST
 * to it, PREV does not leave the match, and what may be missing is NOT NULL. Parameters are typed
 * as everywhere.
 */
final class PatternValidator extends ParameterTyping {

  PatternValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalogReader,
      RelDataTypeFactory typeFactory,
      SqlValidator.Config config) {
    super(operators, catalogReader, typeFactory, config);
  }

  @Override
  public void validateMatchRecognize(SqlCall call) {
    SqlMatchRecognize match = (SqlMatchRecognize) call;
    MatchRecognizeScope scope = (MatchRecognizeScope) getMatchRecognizeScope(match);
    PatternForms.variables(match).forEach(scope::addPatternVar);
    RelDataTypeFactory.Builder columns = getTypeFactory().builder();
    List<SqlNode> partition = new ArrayList<>();
    for (SqlNode node : match.getPartitionList()) {
      SqlIdentifier column = (SqlIdentifier) expand(node, scope);
      columns.add(column.names.getLast(), deriveType(scope, column));
      partition.add(column);
    }
    match.setOperand(
        SqlMatchRecognize.OPERAND_PARTITION_BY,
        new SqlNodeList(partition, match.getPartitionList().getParserPosition()));
    List<SqlNode> order = new ArrayList<>();
    for (SqlNode node : match.getOrderList()) {
      SqlNode column = expand(node, scope);
      column.validate(this, scope);
      order.add(column);
    }
    match.setOperand(
        SqlMatchRecognize.OPERAND_ORDER_BY,
        new SqlNodeList(order, match.getOrderList().getParserPosition()));
    if (PatternForms.showsAllRows(match)) {
      addRows(match, scope, order, columns);
    }
    SqlLiteral within = match.getInterval();
    if (within != null) {
      within.validate(this, scope);
      setValidatedNodeType(within, deriveType(scope, within));
    }
    RelDataType condition = getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
    match.setOperand(
        SqlMatchRecognize.OPERAND_PATTERN_DEFINES,
        validated(match.getPatternDefList(), scope, condition));
    for (SqlNode definition : match.getPatternDefList()) {
      if (deriveType(scope, definition).getSqlTypeName() != SqlTypeName.BOOLEAN) {
        throw PatternForms.notCondition(this, ((SqlCall) definition).operand(0));
      }
    }
    SqlNodeList measures = validated(match.getMeasureList(), scope, unknownType);
    match.setOperand(SqlMatchRecognize.OPERAND_MEASURES, measures);
    for (SqlNode measure : measures) {
      SqlIdentifier name = ((SqlCall) measure).operand(1);
      columns.add(name.getSimple(), deriveType(scope, measure));
    }
    SqlValidatorNamespace namespace = Objects.requireNonNull(getNamespace(match));
    namespace.setType(columns.build());
  }

  /** With ALL ROWS PER MATCH, what rows are ordered by follows, then the other columns. */
  private void addRows(
      SqlMatchRecognize match,
      SqlValidatorScope scope,
      List<SqlNode> order,
      RelDataTypeFactory.Builder columns) {
    for (SqlNode node : order) {
      SqlIdentifier column =
          node.getKind() == SqlKind.DESCENDING ? ((SqlCall) node).operand(0) : (SqlIdentifier) node;
      if (!columns.nameExists(column.names.getLast())) {
        columns.add(column.names.getLast(), deriveType(scope, column));
      }
    }
    RelDataType input = Objects.requireNonNull(getNamespace(match.getTableRef())).getRowType();
    for (RelDataTypeField field : input.getFieldList()) {
      if (!columns.nameExists(field.getName())) {
        columns.add(field);
      }
    }
  }

  private SqlNodeList validated(SqlNodeList items, SqlValidatorScope scope, RelDataType inferred) {
    List<SqlNode> validated = new ArrayList<>();
    for (SqlNode item : items) {
      SqlNode expanded = expand(item, scope);
      setOriginal(expanded, item);
      inferUnknownTypes(inferred, scope, expanded);
      expanded.validate(this, scope);
      setValidatedNodeType(item, deriveType(scope, expanded));
      validated.add(expanded);
    }
    return new SqlNodeList(validated, items.getParserPosition());
  }
}
