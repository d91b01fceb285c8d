package dev.laminar.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A method that is called for each test of some files, with a {@link SqltCase} that it runs:
 *
 * <pre>{@code
 * @SqltTest("src/test/sqlt")
 * void queries(SqltCase test) {
 *   test.run();
 * }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SqltExtension.class)
public @interface SqltTest {

  /** Files, or folders of files, from the folder in which the tests are run. */
  String[] value();
}
