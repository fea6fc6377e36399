package io.remblai.job.process;

/** The version of this build. */
public final class ProductVersion {

  private ProductVersion() {}

  /** From the jar's manifest; classes that are run outside a jar call themselves development. */
  public static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
