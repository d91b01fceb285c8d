package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tools ask a database about itself. */
class MetaDataTest {

  private Connection connection;
  private DatabaseMetaData meta;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    connection
        .createStatement()
        .execute(
            "CREATE SOURCE trades (id BIGINT, venue CHAR(4) NOT NULL, price DECIMAL(12, 2) NOT NULL,"
                + " twice AS price * 2, PRIMARY KEY (venue, id))");
    connection.createStatement().execute("CREATE STREAM my_dear AS SELECT id FROM trades");
    connection.createStatement().execute("CREATE SINK out FROM my_dear INTO BLACKHOLE");
    meta = connection.getMetaData();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static List<String> values(ResultSet rows, String... columns) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(rows.getString(column));
      }
      values.add(String.join(" ", row));
    }
    return values;
  }

  @Test
  void tablesAreTheObjectsByKind() throws SQLException {
    assertThat(values(meta.getTables(null, null, null, null), "TABLE_TYPE", "TABLE_NAME"))
        .containsExactly("SINK out", "SOURCE trades", "STREAM my_dear");
    assertThat(values(meta.getTables(null, "%", "T%", new String[] {"SOURCE"}), "TABLE_NAME"))
        .containsExactly("trades");
    assertThat(values(meta.getTables("", "", "my\\_dear", null), "TABLE_NAME"))
        .containsExactly("my_dear");
    assertThat(meta.getTables(null, "public", null, null).next()).isFalse();
    assertThat(meta.getTables("main", null, null, null).next()).isFalse();
    assertThat(values(meta.getTableTypes(), "TABLE_TYPE")).contains("SOURCE", "TABLE", "STREAM");
    assertThat(meta.getSchemas().next()).isFalse();
    assertThat(meta.getCatalogs().next()).isFalse();
  }

  @Test
  void columnsHaveTypesAndNullability() throws SQLException {
    ResultSet columns = meta.getColumns(null, null, "TRADES", "%");
    assertThat(
            values(
                columns,
                "COLUMN_NAME",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS",
                "IS_NULLABLE",
                "ORDINAL_POSITION",
                "IS_GENERATEDCOLUMN"))
        .containsExactly(
            "id BIGINT 19 0 YES 1 NO",
            "venue CHAR 4 0 NO 2 NO",
            "price DECIMAL 12 2 NO 3 NO",
            "twice DECIMAL 22 2 NO 4 YES");
    ResultSet price = meta.getColumns(null, null, "trades", "pr%");
    assertThat(price.next()).isTrue();
    assertThat(price.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
    assertThat(price.getMetaData().getColumnCount()).isEqualTo(24);
  }

  @Test
  void keysAreListed() throws SQLException {
    assertThat(values(meta.getPrimaryKeys(null, null, "trades"), "COLUMN_NAME", "KEY_SEQ"))
        .containsExactly("id 2", "venue 1");
    assertThat(meta.getPrimaryKeys(null, null, "my_dear").next()).isFalse();
    assertThat(meta.getIndexInfo(null, null, "trades", false, true).next()).isFalse();
    assertThat(
            values(
                meta.getBestRowIdentifier(
                    null, null, "trades", DatabaseMetaData.bestRowSession, true),
                "COLUMN_NAME"))
        .containsExactly("id", "venue");
  }

  @Test
  void tablesAndViewsHaveIndexes() throws SQLException {
    Statement statement = connection.createStatement();
    statement.execute(
        "CREATE TABLE t (b INT, a INT, c INT DEFAULT 3, PRIMARY KEY (a, b), CONSTRAINT c_is UNIQUE (c))");
    statement.execute("CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS n, c FROM t GROUP BY c");
    statement.execute("CREATE MATERIALIZED VIEW w AS SELECT c FROM t");
    String[] columns = {"INDEX_NAME", "NON_UNIQUE", "TYPE", "ORDINAL_POSITION", "COLUMN_NAME"};
    assertThat(values(meta.getIndexInfo(null, null, "t", false, true), columns))
        .containsExactly("c_is false 2 1 c", "t_pkey false 2 1 a", "t_pkey false 2 2 b");
    assertThat(values(meta.getIndexInfo(null, null, "v", true, false), columns))
        .containsExactly("v_key false 2 1 c");
    assertThat(meta.getIndexInfo(null, null, "w", true, false).next()).isFalse();
    assertThat(meta.getPrimaryKeys(null, null, "v").next()).isFalse();
    assertThat(values(meta.getPrimaryKeys(null, null, "t"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
        .containsExactly("a 1 t_pkey", "b 2 t_pkey");
    assertThat(
            values(
                meta.getTables(null, null, "%", new String[] {"TABLE", "MATERIALIZED VIEW"}),
                "TABLE_NAME",
                "TABLE_TYPE"))
        .containsExactly("v MATERIALIZED VIEW", "w MATERIALIZED VIEW", "t TABLE");
    assertThat(
            values(
                meta.getColumns(null, null, "v", null),
                "COLUMN_NAME",
                "TYPE_NAME",
                "IS_NULLABLE",
                "ORDINAL_POSITION"))
        .containsExactly("n BIGINT NO 1", "c INTEGER YES 2");
    assertThat(values(meta.getColumns(null, null, "t", "c"), "COLUMN_DEF")).containsExactly("3");
  }

  @Test
  void typesFunctionsAndWordsAreListed() throws SQLException {
    assertThat(values(meta.getTypeInfo(), "TYPE_NAME"))
        .contains("BIGINT", "DECIMAL", "TIMESTAMP WITH LOCAL TIME ZONE")
        .doesNotContain("NULL");
    assertThat(values(meta.getFunctions(null, null, "UPP%"), "FUNCTION_NAME"))
        .containsExactly("UPPER");
    assertThat(meta.getNumericFunctions().split(",")).contains("ABS", "FLOOR");
    assertThat(meta.getSQLKeywords().split(",")).contains("ARRAY").doesNotContain("SELECT");
    assertThat(meta.getDatabaseProductName()).isEqualTo("Laminar");
    assertThat(meta.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(meta.storesMixedCaseIdentifiers()).isTrue();
  }

  /** Tools call them all, with nothing to narrow them down. */
  @Test
  void everyQuestionIsAnswered() throws Exception {
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getDeclaringClass() == DatabaseMetaData.class && !method.isDefault()) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
          Class<?> type = method.getParameterTypes()[i];
          arguments[i] =
              type == int.class
                  ? (Object) ResultSet.TYPE_FORWARD_ONLY
                  : type == boolean.class ? (Object) true : type == String.class ? "%" : null;
        }
        Object answer = method.invoke(meta, arguments);
        if (answer instanceof ResultSet rows) {
          assertThat(rows.getMetaData().getColumnCount()).as(method.getName()).isPositive();
          rows.close();
        }
      }
    }
  }
}
