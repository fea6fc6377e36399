package io.remblai.report;

/**
 * A number to be read first.
 *
 * @param name what it is
 * @param value the number with its unit
 * @param remark what to know about it, in few words; may be blank
 */
public record KeyNumber(String name, String value, String remark) {}
