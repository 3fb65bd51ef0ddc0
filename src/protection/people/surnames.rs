//! Family names in use in the country, and what begins a name among the peoples of the Highlands.

/// Family names of the Kinh and of the peoples of the north who live in the Highlands too, in small letters; and what
/// begins the names of monks and Catholics.
const FAMILY: &[&str] = &[
    "an",
    "âu",
    "bạch",
    "bàn",
    "bành",
    "bế",
    "biện",
    "bùi",
    "ca",
    "cái",
    "cam",
    "cao",
    "cầm",
    "cấn",
    "chảo",
    "châu",
    "chu",
    "chử",
    "chung",
    "cù",
    "cung",
    "cứ",
    "cháng",
    "danh",
    "diệp",
    "doãn",
    "dư",
    "dương",
    "đàm",
    "đan",
    "đào",
    "đặng",
    "đậu",
    "đèo",
    "điểu",
    "điền",
    "đinh",
    "đoàn",
    "đỗ",
    "đổng",
    "đồng",
    "đới",
    "đường",
    "giàng",
    "giáp",
    "hà",
    "hạ",
    "hạng",
    "hàn",
    "hầu",
    "hoa",
    "hoà",
    "hoàng",
    "hồ",
    "hồng",
    "hờ",
    "hứa",
    "huỳnh",
    "kha",
    "khâu",
    "khổng",
    "khuất",
    "khúc",
    "khương",
    "kiên",
    "kiều",
    "kim",
    "la",
    "lã",
    "lạc",
    "lại",
    "lâm",
    "lầu",
    "lê",
    "lềnh",
    "liễu",
    "liêu",
    "linh",
    "lò",
    "long",
    "lộc",
    "lôi",
    "lù",
    "luân",
    "lục",
    "lư",
    "lưu",
    "lương",
    "lường",
    "lữ",
    "lý",
    "lỳ",
    "ma",
    "mã",
    "mạc",
    "mạch",
    "mai",
    "mạnh",
    "mao",
    "mùa",
    "mục",
    "nghiêm",
    "ngô",
    "ngọ",
    "ngụy",
    "nguyễn",
    "nhâm",
    "nhan",
    "nhữ",
    "nịnh",
    "nông",
    "ninh",
    "ông",
    "phạm",
    "phan",
    "phí",
    "phó",
    "phong",
    "phù",
    "phùng",
    "phương",
    "quách",
    "quan",
    "quàng",
    "quảng",
    "quyền",
    "sái",
    "sầm",
    "sơn",
    "sùng",
    "tạ",
    "tán",
    "tăng",
    "tẩn",
    "tất",
    "thạch",
    "thái",
    "thào",
    "thân",
    "thẩm",
    "thi",
    "thiều",
    "thò",
    "tiêu",
    "tiết",
    "tô",
    "tôn",
    "tòng",
    "tống",
    "trà",
    "trang",
    "tráng",
    "trần",
    "triệu",
    "trịnh",
    "thích",
    "phêrô",
    "giuse",
    "maria",
    "phaolô",
    "gioan",
    "antôn",
    "anna",
    "têrêsa",
    "đaminh",
    "phanxicô",
    "micae",
    "gioakim",
    "tôma",
    "augustinô",
    "inhaxiô",
    "stêphanô",
    "trương",
    "từ",
    "tưởng",
    "ty",
    "ứng",
    "uông",
    "ung",
    "văn",
    "vàng",
    "vi",
    "viên",
    "võ",
    "vũ",
    "vương",
    "vừ",
    "vy",
    "xa",
    "xồng",
];
/// What begins a name among the Ê Đê, Gia Rai, M'nông and others, in small letters.
const HIGHLANDS: &[&str] = &[
    "y", "h", "ama", "amí", "aê", "aduôn", "ksor", "kpă", "kpuih", "siu", "nay", "rcom", "rmah", "rahlan", "rơ", "rah",
    "rlan", "romah", "puih", "hrah", "ktul", "niê", "mlô", "êban", "byă", "ayun", "kbuôr", "hmok", "hwing", "đinh",
    "bríu", "hồ", "a", "k", "êñuôl", "ênuôl", "kđoh", "bkrông", "liêng", "knul", "ktla", "kdăm", "buôn", "thào",
];
/// Family names of the Highlands that are no other word, in small letters.
const FAMILIES: &[&str] = &[
    "niê", "mlô", "êban", "eban", "byă", "bya", "ayun", "kbuôr", "hmok", "hmŏk", "hwing", "hwĭng", "êñuôl", "ênuôl",
    "eñuol", "kđoh", "bkrông", "knul", "ktla", "kdăm", "ksor", "kpă", "siu", "rmah", "rcom", "hđơk", "adrơng", "bdap",
    "bđăp", "kriêng", "ksơr", "hlong", "ñuê", "aliô", "arul", "kpơr", "mdrang", "ktul",
];
/// First words of names of the Gia Rai that are no other word.
const FIRST: &[&str] = &["Ksor ", "Kpă ", "Siu ", "Rmah ", "Rcom ", "Rơ Châm ", "Rơ Mah ", "Rah Lan ", "Kpuih "];
/// Two words that begin like a name and are none.
const NO_NAMES: &[&str] = &[
    "hà mòn",
    "việt nam",
    "việt tân",
    "hồ chí",
    "hoàng sa",
    "hoa kỳ",
    "hoa phượng",
    "đoàn thanh",
    "đoàn kết",
    "đoàn viên",
    "hàn quốc",
    "mai linh",
    "cao đẳng",
    "cao ủy",
    "quảng nam",
    "quảng ngãi",
    "quảng trị",
    "quảng bình",
    "quảng ninh",
    "hà nội",
    "hà tĩnh",
    "hà giang",
    "hà nam",
    "kim đồng",
    "lâm đồng",
    "long an",
    "ninh thuận",
    "ninh bình",
    "thái bình",
    "thái nguyên",
    "thái lan",
    "an giang",
    "bạc liêu",
    "cao bằng",
    "sơn la",
    "tiền giang",
    "hồng kông",
    "phú yên",
    "trà vinh",
    "văn phòng",
    "văn hóa",
    "đồng nai",
    "đồng tháp",
    "công an",
    "hội đồng",
    "thi đua",
    "kiên giang",
    "trung tâm",
    "buôn đôn",
    "buôn hồ",
    "buôn ma",
    "hồ lắk",
    "tin lành",
    "điền kinh",
    "từ thiện",
    "xa lộ",
];
/// What begins the name of a body, a place or a group of people, in small letters; not of a person.
const BODIES: &[&str] = &[
    "sở",
    "hội",
    "ban",
    "trường",
    "công",
    "ủy",
    "uỷ",
    "đảng",
    "phòng",
    "việt",
    "tòa",
    "toà",
    "viện",
    "thành",
    "mặt",
    "liên",
    "nhà",
    "trung",
    "chi",
    "tổ",
    "khoa",
    "bộ",
    "chính",
    "quốc",
    "huyện",
    "thị",
    "xã",
    "phường",
    "buôn",
    "thôn",
    "trẻ",
    "lào",
    "campuchia",
    "nhật",
    "mỹ",
    "anh",
    "pháp",
    "đức",
    "nga",
    "úc",
    "già",
    "chúa",
    "rịa",
    "hai",
    "ba",
    "tây",
    "đắk",
    "trại",
    "bệnh",
    "thiếu",
    "thanh",
    "học",
    "người",
    "phụ",
    "nhân",
    "cựu",
    "nông",
    "câu",
    "lực",
    "dân",
    "các",
    "bà",
    "ông",
    "phật",
    "phó",
    "bảo",
    "giáo",
    "tin",
    "ubnd",
    "hđnd",
    "tp",
    "thpt",
    "thcs",
    "fulro",
    "giám",
    "chủ",
    "cán",
    "chiến",
    "quân",
    "trợ",
];
/// What ends a name in a line that is all in capitals.
const AFTER: &[&str] =
    &["về", "và", "tại", "ở", "là", "do", "có", "đã", "bị", "được", "cho", "trú", "sinh", "theo", "với", "của"];

/// Whether `first`, followed by `rest`, begins a name for sure.
pub(super) fn is_first(first: &str, rest: &str) -> bool {
    let small = first.to_lowercase();
    let next = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = small.trim_end_matches(super::name::is_apostrophe);
    let start = first.split('-').next().unwrap_or_default();
    let is_known = |word: &str| FAMILY.contains(&word) || HIGHLANDS.contains(&word);
    (is_known(first) || is_known(start)) && !is_no_name(&format!("{first} {next}"))
}

/// Whether a name of the Highlands that needs no word before it may begin at `at`, told by two bytes.
#[inline]
pub(super) fn may_begin_highlander(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        [first, second, ..] => STARTS[0][usize::from(first)] & STARTS[1][usize::from(second)] != 0,
        _ => false,
    }
}

/// For each byte, which of [`FIRST`] have it first, or second, as bits; the last bit is for what begins with a letter
/// that stands apart, as `Y Mẫu` and `H'Thử`, whose signs behind it are told by their first bytes.
const STARTS: [[u16; 256]; 2] = {
    assert!(FIRST.len() < 16);
    let (mut starts, mut at) = ([[0; 256]; 2], 0);
    while at < FIRST.len() {
        starts[0][FIRST[at].as_bytes()[0] as usize] |= 1 << at;
        starts[1][FIRST[at].as_bytes()[1] as usize] |= 1 << at;
        at += 1;
    }
    starts[0][b'Y' as usize] |= 1 << 15;
    starts[0][b'H' as usize] |= 1 << 15;
    let (signs, mut at) = ([b' ', b'-', b'\'', b'`', 0xC2, 0xE2, 0xCA], 0);
    while at < signs.len() {
        starts[1][signs[at] as usize] |= 1 << 15;
        at += 1;
    }
    starts
};

/// Whether a text begins as a name of the Highlands that needs no word before it.
pub(super) fn begins_as_highlander(text: &str) -> bool {
    let is_gap = |c: char| c == ' ' || c == '-' || c == '\u{a0}' || super::name::is_apostrophe(c);
    let rest = text.strip_prefix(['Y', 'H']);
    rest.map_or_else(|| FIRST.iter().any(|first| text.starts_with(first)), |rest| rest.starts_with(is_gap))
}

/// Whether a name is surely one of the Highlands: a family name of theirs ends it, or begins it.
pub(super) fn is_highlander(name: &str) -> bool {
    let mut words = name.split([' ', '\n', '\u{a0}']).skip(1);
    FIRST.iter().any(|first| name.starts_with(first)) || words.any(is_family_of_highlands)
}

/// Whether a word is a family name of the Highlands and nothing else.
pub(super) fn is_family_of_highlands(word: &str) -> bool {
    FAMILIES.contains(&word.to_lowercase().as_str())
}

/// Whether a word begins a body, a place or a group rather than somebody's name.
pub(super) fn is_body(first: &str, rest: &str) -> bool {
    let next = rest.split_whitespace().next().unwrap_or_default();
    let two = format!("{first} {next}").to_lowercase();
    BODIES.contains(&first.to_lowercase().as_str()) || is_no_name(&two)
}

fn is_no_name(two: &str) -> bool {
    NO_NAMES.contains(&two)
}

/// Whether a word in capitals is no part of a name but goes on after it.
pub(super) fn ends_capitals(word: &str) -> bool {
    AFTER.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{FIRST, begins_as_highlander, may_begin_highlander};

    #[test]
    fn every_beginning_is_told_by_two_bytes() {
        let signs = (' '..=char::MAX).map(|sign| format!("H{sign}")).filter(|start| begins_as_highlander(start));
        for start in FIRST.iter().map(|first| (*first).to_owned()).chain(signs) {
            assert!(may_begin_highlander(start.as_bytes(), 0), "{start}");
        }
    }
}
