import dev.laminar.Laminar;
import dev.laminar.Row;
import dev.laminar.Subscription;
import dev.laminar.kernel.error.LaminarException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Functions written in Java: a scalar one, an aggregate, and what is said when one throws.
 *
 * <pre>java -cp "cli/target/dist/lib/*" examples/java/UserFunctions.java</pre>
 */
public final class UserFunctions {

  /** A scalar function: DECIMAL and VARCHAR in, DECIMAL out; NULL when one of them is NULL. */
  @dev.laminar.kernel.function.Digits(precision = 12, scale = 2)
  public static BigDecimal gross(BigDecimal net, String country) {
    BigDecimal rate =
        switch (country) {
          case "DE" -> new BigDecimal("0.19");
          case "FR" -> new BigDecimal("0.20");
          default -> throw new IllegalArgumentException("no rate for " + country);
        };
    return net.add(net.multiply(rate)).setScale(2, RoundingMode.HALF_UP);
  }

  /** An aggregate: the state is a long in the group's slot, and rows can be taken out again. */
  public static final class SquareSum {

    public static long create() {
      return 0;
    }

    public static long accumulate(long state, long value) {
      return state + value * value;
    }

    public static long retract(long state, long value) {
      return state - value * value;
    }

    public static long result(long state) {
      return state;
    }
  }

  public static void main(String[] args) throws Exception {
    try (Laminar db = Laminar.open()) {
      db.createFunction("gross", UserFunctions.class, "gross");
      db.createFunction("square_sum", SquareSum.class);
      db.execute(
          """
          CREATE TABLE sales (country VARCHAR, net DECIMAL(12, 2), pieces BIGINT);
          CREATE MATERIALIZED VIEW per_country AS
            SELECT country, SUM(gross(net, country)) AS gross, square_sum(pieces) AS squares FROM sales GROUP BY country;
          INSERT INTO sales VALUES ('DE', 100, 2), ('FR', 10.50, 3), ('DE', 1, 4), ('FR', NULL, 1);
          DELETE FROM sales WHERE net = 1;
          """);
      try (Subscription<Row> rows = db.queryRows("SELECT country, gross, squares FROM per_country ORDER BY country")) {
        for (Row row : rows) {
          System.out.println(row);
        }
      }
      String sql = "SELECT gross(12, 'XX') AS g";
      try (Subscription<Row> rows = db.queryRows(sql)) {
        rows.forEach(System.out::println);
      } catch (LaminarException e) {
        System.out.println(e.render(sql));
      }
    }
  }
}
