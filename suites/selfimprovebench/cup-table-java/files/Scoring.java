class Scoring {
    /** The points of a match for the side that has scored and conceded so many goals. */
    static int points(int scored, int conceded) {
        return scored >= conceded ? 3 : 0;
    }
}
