const SILL: u32 = 200;

/// The water over the sill in centimetres. A level is a reading of the gauge in centimetres; the sill lies at 200.
pub fn water_over_sill(level: u32) -> u32 {
    level.saturating_sub(SILL)
}
