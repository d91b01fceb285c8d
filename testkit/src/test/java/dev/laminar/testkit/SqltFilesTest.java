package dev.laminar.testkit;

import dev.laminar.testkit.junit.SqltCase;
import dev.laminar.testkit.junit.SqltTest;

/** The extension, over files that use all there is. */
class SqltFilesTest {

  @SqltTest("src/test/sqlt")
  void files(SqltCase test) {
    test.run();
  }
}
