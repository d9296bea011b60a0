/** Runs trusted JUnit tests against a candidate in one process. Closed, as the driver is. */
module ratchet.junit {
    requires ratchet.driver;
    requires jdk.compiler;
    requires org.jacoco.core;
    requires org.junit.platform.launcher;
    requires org.objectweb.asm;
}
