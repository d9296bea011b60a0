/** What runs in the boxes of Java. Closed: a candidate, in the unnamed module, can neither call nor reflect on it. */
module ratchet.driver {
    requires java.compiler;
    requires jdk.compiler;
    exports ratchet.driver to ratchet.junit;
}
