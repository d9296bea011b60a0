def beds_with(beds, pattern):
    return [bed for bed in range(1, beds) if str(pattern) in str(bed)]
