class Shelf {
    private int loaves;

    Shelf(int loaves) {
        this.loaves = loaves;
    }

    /** Whether so many loaves are there; they stay there. */
    boolean has(int count) {
        return count <= loaves;
    }

    /** Takes so many loaves away, and says whether they were there; where they were not, nothing is taken. */
    boolean take(int count) {
        if (!has(count)) {
            return false;
        }
        loaves -= count;
        return true;
    }
}
