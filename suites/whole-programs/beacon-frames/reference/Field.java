import java.util.List;

/** One field of a kind of message. */
class Field {
    final String name;
    final String type;
    /** bytes of a number or text; 0 where a text has its length in front */
    final int size;
    final List<String> words;
    final boolean optional;

    Field(String name, String type, int size, List<String> words, boolean optional) {
        this.name = name;
        this.type = type;
        this.size = size;
        this.words = words;
        this.optional = optional;
    }
}
