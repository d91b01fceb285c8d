package dev.laminar.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** Refuses parameters of types that there are not. */
abstract class RefusedParameters extends LaminarStatement implements PreparedStatement {

  RefusedParameters(LaminarConnection connection) {
    super(connection);
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    throw Refusals.type("setUnicodeStream");
  }

  @Override
  public void setRef(int parameter, @Nullable Ref value) throws SQLException {
    throw Refusals.type("setRef");
  }

  @Override
  public void setBlob(int parameter, @Nullable Blob value) throws SQLException {
    throw Refusals.type("setBlob");
  }

  @Override
  public void setClob(int parameter, @Nullable Clob value) throws SQLException {
    throw Refusals.type("setClob");
  }

  @Override
  public void setURL(int parameter, @Nullable URL value) throws SQLException {
    throw Refusals.type("setURL");
  }

  @Override
  public void setRowId(int parameter, @Nullable RowId value) throws SQLException {
    throw Refusals.type("setRowId");
  }

  @Override
  public void setNClob(int parameter, @Nullable NClob value) throws SQLException {
    throw Refusals.type("setNClob");
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    throw Refusals.type("setClob");
  }

  @Override
  public void setBlob(int parameter, @Nullable InputStream value, long length) throws SQLException {
    throw Refusals.type("setBlob");
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    throw Refusals.type("setNClob");
  }

  @Override
  public void setSQLXML(int parameter, @Nullable SQLXML value) throws SQLException {
    throw Refusals.type("setSQLXML");
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value) throws SQLException {
    throw Refusals.type("setClob");
  }

  @Override
  public void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
    throw Refusals.type("setBlob");
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value) throws SQLException {
    throw Refusals.type("setNClob");
  }
}
