package dev.laminar.jdbc;

import dev.laminar.ParameterInfo;
import dev.laminar.kernel.type.DataType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** Describes the parameters of a prepared statement. */
final class ParameterDescriptions implements ParameterMetaData {

  private final List<ParameterInfo> parameters;

  ParameterDescriptions(List<ParameterInfo> parameters) {
    this.parameters = parameters;
  }

  private DataType type(int parameter) throws SQLException {
    if (parameter < 1 || parameter > parameters.size()) {
      throw Refusals.invalidArgument(
          "there is no parameter " + parameter + ": there are " + parameters.size());
    }
    return parameters.get(parameter - 1).type();
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int parameter) throws SQLException {
    return type(parameter).nullable() ? parameterNullable : parameterNoNulls;
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    return type(parameter).isNumeric();
  }

  @Override
  public int getPrecision(int parameter) throws SQLException {
    return JdbcTypes.precision(type(parameter));
  }

  @Override
  public int getScale(int parameter) throws SQLException {
    return JdbcTypes.scale(type(parameter));
  }

  @Override
  public int getParameterType(int parameter) throws SQLException {
    return JdbcTypes.code(type(parameter).kind());
  }

  @Override
  public String getParameterTypeName(int parameter) throws SQLException {
    return JdbcTypes.name(type(parameter));
  }

  @Override
  public String getParameterClassName(int parameter) throws SQLException {
    return JdbcTypes.javaClass(type(parameter).kind()).getName();
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    type(parameter);
    return parameterModeIn;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
