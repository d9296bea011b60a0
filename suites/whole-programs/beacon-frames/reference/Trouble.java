/** What is wrong with a description, or with a message. */
class Trouble extends RuntimeException {
    Trouble(String message) {
        super(message);
    }
}
