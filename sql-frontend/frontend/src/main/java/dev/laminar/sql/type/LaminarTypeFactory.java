package dev.laminar.sql.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes types of {@link LaminarTypeSystem}; text is UTF-8. */
public final class LaminarTypeFactory extends SqlTypeFactoryImpl {

  public LaminarTypeFactory() {
    super(LaminarTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
