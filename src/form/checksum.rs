//! The hash that tells forms apart.

/// FNV-1a of 64 bits. The hashes of the standard library may change from one release to the next; a form's may not.
pub(super) struct Fnv(u64);

impl Fnv {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in a text and its end, so that two texts are not the same as both in one.
    pub(super) fn write(&mut self, text: &str) {
        // No text has this byte.
        text.bytes().chain([0xff]).for_each(|byte| self.byte(byte));
    }

    const fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    pub(super) const fn finish(&self) -> u64 {
        self.0
    }

    /// Both halves in one.
    pub(super) const fn folded(&self) -> u64 {
        (self.0 >> 32) ^ (self.0 & 0xffff_ffff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        let mut hash = Fnv::new();
        b"foobar".iter().for_each(|byte| hash.byte(*byte));
        assert_eq!(hash.finish(), 0x8594_4171_f739_67e8);
    }
}
