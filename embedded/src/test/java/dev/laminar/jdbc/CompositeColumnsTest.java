package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  void parametersAreRefused() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER ARRAY)");
      try (var insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
        assertThatThrownBy(
                () -> {
                  insert.setObject(1, List.of(1));
                  insert.execute();
                })
            .isInstanceOf(SQLException.class);
      }
    }
  }
}
