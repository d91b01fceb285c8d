package dev.laminar.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows come one after the other, of the types there are: refuses to scroll, and other types. */
abstract class ForwardOnlyRows extends UpdatesByLabel {

  @Override
  public String getCursorName() throws SQLException {
    throw Refusals.forwardOnly("getCursorName");
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    throw Refusals.forwardOnly("isBeforeFirst");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw Refusals.forwardOnly("isLast");
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw Refusals.forwardOnly("beforeFirst");
  }

  @Override
  public void afterLast() throws SQLException {
    throw Refusals.forwardOnly("afterLast");
  }

  @Override
  public boolean first() throws SQLException {
    throw Refusals.forwardOnly("first");
  }

  @Override
  public boolean last() throws SQLException {
    throw Refusals.forwardOnly("last");
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    throw Refusals.forwardOnly("absolute");
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw Refusals.forwardOnly("relative");
  }

  @Override
  public boolean previous() throws SQLException {
    throw Refusals.forwardOnly("previous");
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    throw Refusals.forwardOnly("rowUpdated");
  }

  @Override
  public boolean rowInserted() throws SQLException {
    throw Refusals.forwardOnly("rowInserted");
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    throw Refusals.forwardOnly("rowDeleted");
  }

  @Override
  public Object getObject(int column, @Nullable Map<String, Class<?>> value) throws SQLException {
    throw Refusals.type("getObject");
  }

  @Override
  public Ref getRef(int column) throws SQLException {
    throw Refusals.type("getRef");
  }

  @Override
  public Blob getBlob(int column) throws SQLException {
    throw Refusals.type("getBlob");
  }

  @Override
  public Clob getClob(int column) throws SQLException {
    throw Refusals.type("getClob");
  }

  @Override
  public Object getObject(String label, @Nullable Map<String, Class<?>> value) throws SQLException {
    throw Refusals.type("getObject");
  }

  @Override
  public Ref getRef(String label) throws SQLException {
    throw Refusals.type("getRef");
  }

  @Override
  public Blob getBlob(String label) throws SQLException {
    throw Refusals.type("getBlob");
  }

  @Override
  public Clob getClob(String label) throws SQLException {
    throw Refusals.type("getClob");
  }

  @Override
  public URL getURL(int column) throws SQLException {
    throw Refusals.type("getURL");
  }

  @Override
  public URL getURL(String label) throws SQLException {
    throw Refusals.type("getURL");
  }

  @Override
  public RowId getRowId(int column) throws SQLException {
    throw Refusals.type("getRowId");
  }

  @Override
  public RowId getRowId(String label) throws SQLException {
    throw Refusals.type("getRowId");
  }

  @Override
  public NClob getNClob(int column) throws SQLException {
    throw Refusals.type("getNClob");
  }

  @Override
  public NClob getNClob(String label) throws SQLException {
    throw Refusals.type("getNClob");
  }

  @Override
  public SQLXML getSQLXML(int column) throws SQLException {
    throw Refusals.type("getSQLXML");
  }

  @Override
  public SQLXML getSQLXML(String label) throws SQLException {
    throw Refusals.type("getSQLXML");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(int column) throws SQLException {
    throw Refusals.type("getUnicodeStream");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(String label) throws SQLException {
    throw Refusals.type("getUnicodeStream");
  }
}
