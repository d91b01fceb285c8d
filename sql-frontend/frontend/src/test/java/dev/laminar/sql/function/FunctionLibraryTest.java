package dev.laminar.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionLibraryTest {

  @Test
  void hasTheFunctionsThatUsersExpect() {
    assertThat(FunctionLibrary.functionNames())
        .contains(
            "ABS",
            "AVG",
            "CEIL",
            "CHAR_LENGTH",
            "COALESCE",
            "CONCAT",
            "COUNT",
            "DATE_PART",
            "ENDS_WITH",
            "EXTRACT",
            "FIRST_VALUE",
            "FLOOR",
            "GREATEST",
            "IF",
            "IFNULL",
            "JSON_VALUE",
            "LAST_VALUE",
            "LEAST",
            "LEFT",
            "LPAD",
            "MAX",
            "MD5",
            "MIN",
            "NULLIF",
            "NVL",
            "POSITION",
            "REGEXP_LIKE",
            "REGEXP_REPLACE",
            "REPLACE",
            "RIGHT",
            "ROUND",
            "RPAD",
            "SHA256",
            "SPLIT_PART",
            "STARTS_WITH",
            "STRPOS",
            "SUBSTRING",
            "SUM",
            "TO_CHAR",
            "TO_DATE",
            "TO_TIMESTAMP",
            "TRIM",
            "TUMBLE",
            "TUMBLE_END",
            "TUMBLE_START",
            "UPPER")
        .doesNotContain("$TUMBLE", "+");
    assertThat(List.copyOf(FunctionLibrary.functionNames())).isSorted();
  }

  @Test
  void namesHaveOneOperatorWhereOursReplacesAnother() {
    assertThat(FunctionLibrary.table().getOperatorList())
        .filteredOn(operator -> operator.getName().equals("FIRST_VALUE"))
        .containsExactly(FunctionLibrary.FIRST_VALUE);
  }
}
