//! The file of files that old Office documents are (MS-CFB), as far as to take one stream out of it.

/// What such a file begins with.
pub(super) const SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Streams below this size lie in the small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// Sector numbers from here on mean no sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// The bytes of one entry of the directory.
const ENTRY: usize = 128;
/// How many sectors of the table stand in the file's own head.
const TABLE_IN_HEAD: usize = 109;

pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
    directory: Vec<u8>,
}

impl<'b> Compound<'b> {
    /// The file that `bytes` are; none when it is broken.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new(), directory: Vec::new() };
        let table = file.table()?;
        for sector in table {
            file.next.extend(file.sector(sector)?.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
        }
        file.directory = file.chain(u32_at(bytes, 48)?)?;
        // Read in any case by the library, which would follow a chain that bites its tail without end.
        file.chain(file.small_sectors()?)?;
        file.chain(file.small_table()?)?;
        Some(file)
    }

    /// The sectors that hold the table of what follows what: some stand in the head, the others in sectors of their own.
    fn table(&self) -> Option<Vec<u32>> {
        let mut table: Vec<u32> = (0..TABLE_IN_HEAD).filter_map(|at| u32_at(self.bytes, 76 + 4 * at)).collect();
        let mut more = u32_at(self.bytes, 68)?;
        while more < NO_SECTOR && table.len() * self.sector <= self.bytes.len() {
            let sector = self.sector(more)?;
            let (entries, following) = sector.split_last_chunk()?;
            table.extend(entries.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
            more = u32::from_le_bytes(*following);
        }
        table.retain(|sector| *sector < NO_SECTOR);
        // Each sector of the table describes hundreds of the file.
        (table.len() * self.sector <= self.bytes.len()).then_some(table)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        // The last sector of a file may be cut short.
        (!rest.is_empty()).then(|| &rest[..rest.len().min(self.sector)])
    }

    /// The bytes of the sectors from `first` on.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut sector) = (Vec::new(), first);
        while sector < NO_SECTOR {
            bytes.extend_from_slice(self.sector(sector)?);
            // A chain that bites its tail is longer than the file.
            if bytes.len() > self.bytes.len() {
                return None;
            }
            sector = *self.next.get(sector as usize)?;
        }
        Some(bytes)
    }

    fn entry(&self, name: &str) -> Option<&[u8]> {
        let is = |entry: &&[u8]| {
            let letters = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
            let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
            String::from_utf16_lossy(&letters).eq_ignore_ascii_case(name)
        };
        self.directory.chunks_exact(ENTRY).find(is)
    }

    /// The stream of that name.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let (first, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        let mut bytes = if length < SMALL_STREAM { self.small_chain(first)? } else { self.chain(first)? };
        bytes.truncate(length);
        Some(bytes)
    }

    /// Where the stream begins in which the small sectors lie: the first entry of the directory says it.
    fn small_sectors(&self) -> Option<u32> {
        u32_at(self.directory.get(..ENTRY)?, 116)
    }

    /// Where the table of what small sector follows what begins; there need not be any.
    fn small_table(&self) -> Option<u32> {
        if u32_at(self.bytes, 64)? == 0 { Some(NO_SECTOR) } else { u32_at(self.bytes, 60) }
    }

    fn small_chain(&self, first: u32) -> Option<Vec<u8>> {
        let (all, next) = (self.chain(self.small_sectors()?)?, self.chain(self.small_table()?)?);
        let (mut bytes, mut sector) = (Vec::new(), first);
        while sector < NO_SECTOR && bytes.len() < SMALL_STREAM {
            let start = (sector as usize).checked_mul(SMALL_SECTOR)?;
            bytes.extend_from_slice(all.get(start..start.checked_add(SMALL_SECTOR)?)?);
            sector = u32_at(&next, (sector as usize).checked_mul(4)?)?;
        }
        Some(bytes)
    }
}

/// The number in two bytes, the low one first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// The number in four bytes, the lowest first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
