package dev.laminar.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** A result set is read only: refuses updates by index. */
abstract class UpdatesByIndex implements ResultSet {

  @Override
  public void updateNull(int column) throws SQLException {
    throw Refusals.readOnlyRows("updateNull");
  }

  @Override
  public void updateBoolean(int column, boolean value) throws SQLException {
    throw Refusals.readOnlyRows("updateBoolean");
  }

  @Override
  public void updateByte(int column, byte value) throws SQLException {
    throw Refusals.readOnlyRows("updateByte");
  }

  @Override
  public void updateShort(int column, short value) throws SQLException {
    throw Refusals.readOnlyRows("updateShort");
  }

  @Override
  public void updateInt(int column, int value) throws SQLException {
    throw Refusals.readOnlyRows("updateInt");
  }

  @Override
  public void updateLong(int column, long value) throws SQLException {
    throw Refusals.readOnlyRows("updateLong");
  }

  @Override
  public void updateFloat(int column, float value) throws SQLException {
    throw Refusals.readOnlyRows("updateFloat");
  }

  @Override
  public void updateDouble(int column, double value) throws SQLException {
    throw Refusals.readOnlyRows("updateDouble");
  }

  @Override
  public void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
    throw Refusals.readOnlyRows("updateBigDecimal");
  }

  @Override
  public void updateString(int column, @Nullable String value) throws SQLException {
    throw Refusals.readOnlyRows("updateString");
  }

  @Override
  public void updateBytes(int column, byte @Nullable [] value) throws SQLException {
    throw Refusals.readOnlyRows("updateBytes");
  }

  @Override
  public void updateDate(int column, @Nullable Date value) throws SQLException {
    throw Refusals.readOnlyRows("updateDate");
  }

  @Override
  public void updateTime(int column, @Nullable Time value) throws SQLException {
    throw Refusals.readOnlyRows("updateTime");
  }

  @Override
  public void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
    throw Refusals.readOnlyRows("updateTimestamp");
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateAsciiStream");
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateBinaryStream");
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value, int length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateCharacterStream");
  }

  @Override
  public void updateObject(int column, @Nullable Object value, int length) throws SQLException {
    throw Refusals.readOnlyRows("updateObject");
  }

  @Override
  public void updateObject(int column, @Nullable Object value) throws SQLException {
    throw Refusals.readOnlyRows("updateObject");
  }

  @Override
  public void updateRef(int column, @Nullable Ref value) throws SQLException {
    throw Refusals.readOnlyRows("updateRef");
  }

  @Override
  public void updateBlob(int column, @Nullable Blob value) throws SQLException {
    throw Refusals.readOnlyRows("updateBlob");
  }

  @Override
  public void updateClob(int column, @Nullable Clob value) throws SQLException {
    throw Refusals.readOnlyRows("updateClob");
  }

  @Override
  public void updateArray(int column, @Nullable Array value) throws SQLException {
    throw Refusals.readOnlyRows("updateArray");
  }

  @Override
  public void updateRowId(int column, @Nullable RowId value) throws SQLException {
    throw Refusals.readOnlyRows("updateRowId");
  }

  @Override
  public void updateNString(int column, @Nullable String value) throws SQLException {
    throw Refusals.readOnlyRows("updateNString");
  }

  @Override
  public void updateNClob(int column, @Nullable NClob value) throws SQLException {
    throw Refusals.readOnlyRows("updateNClob");
  }

  @Override
  public void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
    throw Refusals.readOnlyRows("updateSQLXML");
  }

  @Override
  public void updateNCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateNCharacterStream");
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateAsciiStream");
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateBinaryStream");
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    throw Refusals.readOnlyRows("updateCharacterStream");
  }

  @Override
  public void updateBlob(int column, @Nullable InputStream value, long length) throws SQLException {
    throw Refusals.readOnlyRows("updateBlob");
  }

  @Override
  public void updateClob(int column, @Nullable Reader value, long length) throws SQLException {
    throw Refusals.readOnlyRows("updateClob");
  }

  @Override
  public void updateNClob(int column, @Nullable Reader value, long length) throws SQLException {
    throw Refusals.readOnlyRows("updateNClob");
  }

  @Override
  public void updateNCharacterStream(int column, @Nullable Reader value) throws SQLException {
    throw Refusals.readOnlyRows("updateNCharacterStream");
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value) throws SQLException {
    throw Refusals.readOnlyRows("updateAsciiStream");
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value) throws SQLException {
    throw Refusals.readOnlyRows("updateBinaryStream");
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value) throws SQLException {
    throw Refusals.readOnlyRows("updateCharacterStream");
  }

  @Override
  public void updateBlob(int column, @Nullable InputStream value) throws SQLException {
    throw Refusals.readOnlyRows("updateBlob");
  }

  @Override
  public void updateClob(int column, @Nullable Reader value) throws SQLException {
    throw Refusals.readOnlyRows("updateClob");
  }

  @Override
  public void updateNClob(int column, @Nullable Reader value) throws SQLException {
    throw Refusals.readOnlyRows("updateNClob");
  }

  @Override
  public void updateObject(int column, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    throw Refusals.readOnlyRows("updateObject");
  }

  @Override
  public void updateObject(int column, @Nullable Object value, SQLType type) throws SQLException {
    throw Refusals.readOnlyRows("updateObject");
  }

  @Override
  public void insertRow() throws SQLException {
    throw Refusals.readOnlyRows("insertRow");
  }

  @Override
  public void updateRow() throws SQLException {
    throw Refusals.readOnlyRows("updateRow");
  }

  @Override
  public void deleteRow() throws SQLException {
    throw Refusals.readOnlyRows("deleteRow");
  }

  @Override
  public void refreshRow() throws SQLException {
    throw Refusals.readOnlyRows("refreshRow");
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    throw Refusals.readOnlyRows("cancelRowUpdates");
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    throw Refusals.readOnlyRows("moveToInsertRow");
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    throw Refusals.readOnlyRows("moveToCurrentRow");
  }
}
