package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;

/** A pool and a template of others over the driver. */
@Timeout(60)
class ToolsTest {

  @Test
  void aPoolAndATemplateWork() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:laminar:mem:tools");
    config.setMaximumPoolSize(3);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcTemplate template = new JdbcTemplate(pool);
      template.execute("CREATE SOURCE trades (id BIGINT, price DECIMAL(12, 2))");
      assertThat(template.update("CREATE STREAM dear AS SELECT id FROM trades WHERE price > 10"))
          .isZero();
      List<Map<String, Object>> streams = template.queryForList("SHOW STREAMS");
      assertThat(streams).hasSize(1);
      assertThat(streams.getFirst()).containsEntry("stream", "dear").containsEntry("rows_out", "0");
      assertThat(template.query("EXPLAIN SELECT id FROM trades", (row, _) -> row.getString("plan")))
          .isNotEmpty();
      assertThatThrownBy(() -> template.queryForList("SELECT nope FROM trades"))
          .isInstanceOf(BadSqlGrammarException.class)
          .hasRootCauseMessage("there is no column 'nope'");
      assertThatThrownBy(() -> template.execute("CREATE SOURCE trades (id BIGINT)"))
          .isInstanceOf(BadSqlGrammarException.class);
      String product =
          JdbcUtils.extractDatabaseMetaData(pool, meta -> meta.getDatabaseProductName());
      assertThat(product).isEqualTo("Laminar");
    }
  }
}
