package dev.laminar.testkit.junit;

import dev.laminar.testkit.SqltFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Calls a method once for each test of the files of its {@link SqltTest}. */
final class SqltExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(SqltTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    SqltTest annotation = context.getRequiredTestMethod().getAnnotation(SqltTest.class);
    List<Path> paths = Arrays.stream(annotation.value()).map(Path::of).toList();
    return SqltFile.find(paths).stream()
        .map(SqltFile::read)
        .flatMap(
            file -> file.tests().stream().map(test -> new Invocation(new SqltCase(file, test))));
  }

  private record Invocation(SqltCase test) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return test.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new CaseResolver(test));
    }
  }

  private record CaseResolver(SqltCase test) implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SqltCase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return test;
    }
  }
}
