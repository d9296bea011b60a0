public class HeatingOn {
    public static boolean heatingOn(Integer target, int now, int usual) {
        int wanted = usual;
        if (target != null && target != 0) {
            wanted = target;
        }
        return now < wanted;
    }
}
