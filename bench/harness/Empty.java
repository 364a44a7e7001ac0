// SPDX-License-Identifier: GPL-3.0-or-later
/** What it costs to start Java: the least that one question to Lucene can take. */
public class Empty {
    public static void main(String[] arguments) {}
}
