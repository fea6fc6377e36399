package io.remblai.job.verify;

/**
 * One check of {@code verify}.
 *
 * @param name what was checked
 * @param passed whether it holds
 * @param detail what was found
 */
record Check(String name, boolean passed, String detail) {}
