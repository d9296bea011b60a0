/** What is taken off a sum in cents. */
class Rebate {
    static int of(int total) {
        if (total >= 10000) {
            return total * 10 / 100;
        }
        if (total >= 5000) {
            return total * 5 / 100;
        }
        return 0;
    }
}
