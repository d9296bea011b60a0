pub struct Shelf {
    loaves: u32,
}

impl Shelf {
    pub fn new(loaves: u32) -> Shelf {
        Shelf { loaves }
    }

    /// Whether so many loaves are there; they stay there.
    pub fn has(&self, count: u32) -> bool {
        count <= self.loaves
    }

    /// Takes so many loaves away, and says whether they were there; where they were not, nothing is taken.
    pub fn take(&mut self, count: u32) -> bool {
        if !self.has(count) {
            return false;
        }
        self.loaves -= count;
        true
    }
}
