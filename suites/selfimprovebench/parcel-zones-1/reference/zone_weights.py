def zone_weights(parcels, zones):
    weights = {}
    for town, weight in parcels:
        zone = zones.get(town, "other")
        weights[zone] = weights.get(zone, 0) + weight
    return weights
