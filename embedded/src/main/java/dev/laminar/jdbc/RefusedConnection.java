package dev.laminar.jdbc;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import org.jspecify.annotations.Nullable;

/** Refuses what a connection has nothing of. */
abstract class RefusedConnection implements Connection {

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw Refusals.feature("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw Refusals.feature("prepareCall");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw Refusals.feature("setSavepoint");
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw Refusals.feature("setSavepoint");
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    throw Refusals.feature("rollback");
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw Refusals.feature("releaseSavepoint");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw Refusals.feature("prepareCall");
  }

  @Override
  public Clob createClob() throws SQLException {
    throw Refusals.feature("createClob");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw Refusals.feature("createBlob");
  }

  @Override
  public NClob createNClob() throws SQLException {
    throw Refusals.feature("createNClob");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw Refusals.feature("createSQLXML");
  }

  @Override
  public Struct createStruct(String typeName, Object @Nullable [] value) throws SQLException {
    throw Refusals.feature("createStruct");
  }
}
