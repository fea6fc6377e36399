package io.remblai.job.config;

/**
 * The value of an option that was given elsewhere than on the command line.
 *
 * @param key the option's name without dashes in front
 * @param value as it would be typed
 * @param origin for people, such as {@code "job.conf, line 3"}
 */
record Setting(String key, String value, String origin) {}
