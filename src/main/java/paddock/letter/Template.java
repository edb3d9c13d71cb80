package paddock.letter;

import java.util.Map;

/**
 * A text from which letters are written.
 *
 * @param key by which addresses know it
 * @param name what the operator calls it; empty for one that is as it came
 * @param french empty where it is not said in French
 * @param version which writing of it this is; 0 for one that is as it came
 */
record Template(String key, String name, Text french, Text english, int version) {

    /** What it says in a language. */
    record Text(String subject, String body) {

        static final Text NONE = new Text("", "");

        public boolean isEmpty() {
            return body.isEmpty();
        }

        /** The same to somebody. */
        Text filled(Map<Word, String> values) {
            return new Text(Word.filledLine(subject, values), Word.filled(body, values));
        }
    }

    /** What it says in a language, or in the other where it says nothing in that. */
    public Text in(String language) {
        boolean english = language.equals("en");
        Text wanted = english ? this.english : french;
        return wanted.isEmpty() ? (english ? french : this.english) : wanted;
    }

    /** Whether it is as it came. */
    public boolean isOurs() {
        return version == 0;
    }

    public boolean isStart() {
        return Templates.STARTS.contains(key);
    }
}
