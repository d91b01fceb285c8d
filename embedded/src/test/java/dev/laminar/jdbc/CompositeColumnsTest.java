package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrays, maps and rows by the getters that read them. */
@Timeout(30)
class CompositeColumnsTest {

  @Test
  void valuesAndTheirTypes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT ARRAY[1, NULL, 3] AS a, MAP['k', 1.5] AS m,"
                    + " CAST(ROW(1, ARRAY['x']) AS ROW(n INTEGER, t VARCHAR ARRAY)) AS r,"
                    + " CAST(NULL AS INTEGER ARRAY) AS nothing, 1 AS one")) {
      ResultSetMetaData meta = rows.getMetaData();
      assertThat(meta.getColumnType(1)).isEqualTo(Types.ARRAY);
      assertThat(meta.getColumnTypeName(1)).isEqualTo("INTEGER ARRAY");
      assertThat(meta.getColumnClassName(1)).isEqualTo("java.sql.Array");
      assertThat(meta.getColumnTypeName(2)).isEqualTo("MAP<CHAR(1), DECIMAL(2, 1)>");
      assertThat(meta.getColumnType(3)).isEqualTo(Types.STRUCT);
      assertThat(meta.getColumnTypeName(3)).isEqualTo("ROW(n INTEGER, t VARCHAR ARRAY)");
      assertThat(rows.next()).isTrue();
      Array array = rows.getArray("a");
      assertThat((Object[]) array.getArray()).containsExactly(1, null, 3);
      assertThat((Object[]) array.getArray(2, 2)).containsExactly(null, 3);
      assertThat(array.getBaseType()).isEqualTo(Types.INTEGER);
      assertThat(array.getBaseTypeName()).isEqualTo("INTEGER");
      assertThat((Object) rows.getObject("a", List.class)).isEqualTo(Arrays.asList(1, null, 3));
      assertThat(rows.getString("a")).isEqualTo("[1, NULL, 3]");
      assertThat(rows.getObject("m")).isEqualTo(Map.of("k", new BigDecimal("1.5")));
      assertThat(rows.getString("m")).isEqualTo("{k=1.5}");
      Struct struct = (Struct) rows.getObject("r");
      assertThat(struct.getAttributes()[0]).isEqualTo(1);
      assertThat((Object[]) ((Array) struct.getAttributes()[1]).getArray()).containsExactly("x");
      assertThat((Object) rows.getObject("r", Map.class))
          .isEqualTo(Map.of("n", 1, "t", List.of("x")));
      assertThat(rows.getString("r")).isEqualTo("{'n': 1, 't': [x]}");
      assertThat(rows.getArray("nothing")).isNull();
      assertThat(rows.wasNull()).isTrue();
      assertThatThrownBy(() -> rows.getArray("one"))
          .isInstanceOf(SQLException.class)
          .hasMessage("column one is a INTEGER, not an array");
    }
  }

  @Test
  void parametersAreListsMapsAndArrays() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (id INTEGER, a INTEGER ARRAY, m MAP<VARCHAR, DECIMAL(5, 2)>,"
              + " r ROW(n BIGINT, d DATE ARRAY))");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
        insert.setInt(1, 1);
        insert.setArray(2, connection.createArrayOf("integer", new Object[] {1, null, "3"}));
        insert.setObject(3, Map.of("x", 1.255, "y", 7));
        insert.setObject(4, List.of(5, new Date[] {Date.valueOf("2026-02-03")}));
        insert.execute();
        insert.setInt(1, 2);
        insert.setObject(2, new long[] {4, 5});
        insert.setObject(3, null);
        insert.setObject(4, Map.of("n", 6));
        insert.execute();
        insert.setInt(1, 3);
        insert.setObject(2, List.of());
        insert.setObject(3, Map.of());
        insert.setNull(4, Types.STRUCT);
        insert.execute();
        insert.setObject(2, List.of("x"));
        assertThatThrownBy(insert::execute)
            .isInstanceOf(SQLDataException.class)
            .hasMessageContaining("is no INTEGER ARRAY");
        insert.setObject(2, List.of(List.of(1)));
        assertThatThrownBy(insert::execute)
            .hasMessageContaining("a INTEGER is wanted inside of a parameter");
        insert.setObject(2, 7);
        assertThatThrownBy(insert::execute)
            .hasMessageContaining("parameter 2 is a INTEGER ARRAY, not a java.lang.Integer");
      }
      List<String> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SELECT id, a, m, r FROM t ORDER BY id")) {
        while (rows.next()) {
          all.add(
              rows.getObject(1)
                  + " "
                  + rows.getObject(2, List.class)
                  + " "
                  + (rows.getObject(3) == null
                      ? null
                      : new TreeMap<>((Map<?, ?>) rows.getObject(3)))
                  + " "
                  + rows.getObject(4, Map.class));
        }
      }
      assertThat(all)
          .containsExactly(
              "1 [1, null, 3] {x=1.26, y=7.00} {n=5, d=[2026-02-03]}",
              "2 [4, 5] null {n=6, d=null}",
              "3 [] {} null");
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id FROM t WHERE id IN (SELECT x FROM UNNEST(CAST(? AS INTEGER ARRAY)) AS u (x))"
                  + " AND CARDINALITY(CAST(? AS VARCHAR ARRAY)) = 2 ORDER BY id")) {
        select.setArray(1, connection.createArrayOf("int4", new Object[] {3, 1, 9}));
        select.setObject(2, new String[] {"a", "b"});
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(1);
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(3);
          assertThat(rows.next()).isFalse();
        }
      }
      assertThatThrownBy(() -> connection.createArrayOf("colour", new Object[0]))
          .hasMessageContaining("there is no type colour");
    }
  }
}
