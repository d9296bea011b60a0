def alarm(smoke, heat, armed):
    return (smoke or heat) and armed
