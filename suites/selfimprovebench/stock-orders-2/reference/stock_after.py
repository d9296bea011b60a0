def stock_after(stock, movements):
    waiting = []
    for kind, count in movements:
        if kind == "in":
            stock += count
            still = []
            for order in waiting:
                if order <= stock:
                    stock -= order
                else:
                    still.append(order)
            waiting = still
        elif count <= stock:
            stock -= count
        else:
            waiting.append(count)
    return (stock, waiting)
