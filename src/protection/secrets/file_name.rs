//! Marks in the names of files.

use super::number;

/// What a mark of secrecy may not stand behind, for it is another word then: bảo mật, bí mật, túi mật; gặp mặt, ra mắt.
const BEFORE_OTHERS: &[&str] = &[
    "bảo",
    "bí",
    "cơ",
    "thân",
    "giữ",
    "túi",
    "sỏi",
    "gan",
    "đường",
    "lấy",
    "ong",
    "nước",
    "dịch",
    "ống",
    "bao",
    "bi",
    "co",
    "than",
    "gap",
    "ra",
    "be",
    "bo",
    "vang",
    "khai",
    "nuoc",
    "cat",
];
/// What may not stand behind it: mật ong, mật độ, mật khẩu, mật mía; phường Mật Sơn.
const BEHIND_OTHERS: &[&str] = &[
    "ong", "độ", "khẩu", "mía", "mã", "thiết", "thư", "vụ", "nghị", "gấu", "nhân", "danh", "tụy", "tuỵ", "sơn", "viện",
];
/// The degrees of the level, with and without marks.
const DEGREES: &[&str] = &["tối", "tuyệt", "toi", "tuyet"];
/// What a document is called in names of files.
const DOCUMENTS: &[&str] = &[
    "báo cáo",
    "bao cao",
    "baocao",
    "bc",
    "công văn",
    "cong van",
    "cv",
    "tài liệu",
    "tai lieu",
    "văn bản",
    "van ban",
    "kế hoạch",
    "ke hoach",
    "kh",
    "tờ trình",
    "to trinh",
    "hồ sơ",
    "ho so",
    "phụ lục",
    "phu luc",
];
/// Where eyes are treated: “Khoa MAT” has lost the marks of “Mắt”.
const CLINICS: &[&str] = &[
    "khoa",
    "bệnh viện",
    "benh vien",
    "bv",
    "phòng khám",
    "phong kham",
    "pk",
    "rhm",
    "tmh",
    "răng hàm",
    "rang ham",
    "tai mũi họng",
    "tai mui hong",
];

/// Whether the name of a file, without its ending, bears a mark: a degree with the level, in any case; the word MẬT; the
/// last word MAT, without marks over its letters, in capitals or behind the name of a document; or the number of a secret
/// series. “MAT TRAN” is Mặt trận, so that a word behind it forbids it.
#[must_use]
pub fn is_marked_name(stem: &str) -> bool {
    is_surely_marked_name(stem) || Words::of(stem).end_with_bare_level()
}

/// As [`is_marked_name`], for the name of a folder that says nothing of what lies in it: there “MAT” alone is no mark.
#[must_use]
pub fn is_surely_marked_name(stem: &str) -> bool {
    let words = Words::of(stem);
    let bracketed = ["(MAT)", "[MAT]", "(Mat)", "[Mat]", "(MẬT)", "[MẬT]", "(Mật)", "[Mật]", "(mật)", "[mật]"];
    bracketed.iter().any(|mark| stem.contains(mark))
        || words.begin_with_level_of_document()
        || words.tell_level()
        || ends_with_letter_of_document(stem)
        || number::is_secret_name(stem)
        || (0..words.written.len()).any(|at| words.is_degree(at) || words.is_level(at))
        || words.end_with_level_of_document()
}

/// The words of a name.
struct Words<'n> {
    written: Vec<&'n str>,
    /// The same in small letters.
    small: Vec<String>,
    /// How many there are without numbers at the end: a copy is numbered, “BC MAT (2)”.
    told: usize,
}

impl<'n> Words<'n> {
    fn of(stem: &'n str) -> Self {
        let written: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let small = written.iter().map(|word| word.to_lowercase()).collect();
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let told = written.iter().rposition(|word| !is_number(word)).map_or(0, |at| at + 1);
        Self { written, small, told }
    }

    /// `tuyệt mật`, `toi-mat`, `TUYETMAT`
    fn is_degree(&self, at: usize) -> bool {
        let is_level = |word: &str| matches!(word, "mật" | "mat");
        let is_joined = |word: &str| DEGREES.iter().any(|degree| word.strip_prefix(degree).is_some_and(is_level));
        let before = at.checked_sub(1).map(|at| &*self.small[at]);
        is_joined(&self.small[at]) || (is_level(&self.small[at]) && before.is_some_and(|word| DEGREES.contains(&word)))
    }

    /// Whether the word is “mật” and no part of another word.
    fn is_level(&self, at: usize) -> bool {
        let behind = self.small.get(at + 1);
        self.small[at] == "mật"
            && !self.is_behind_other(at)
            && !behind.is_some_and(|word| BEHIND_OTHERS.contains(&word.as_str()))
    }

    fn is_behind_other(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| BEFORE_OTHERS.contains(&self.small[before].as_str()))
    }

    /// `mat-bc-stp`
    fn begin_with_level_of_document(&self) -> bool {
        let behind = self.small.get(1..).unwrap_or_default().join(" ") + " ";
        let is_level = self.small.first().is_some_and(|first| first == "mat");
        is_level && DOCUMENTS.iter().any(|name| behind.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
    }

    /// `do mat - mat`
    fn tell_level(&self) -> bool {
        let is_told = |three: &[String]| three[0] == "do" && three[1] == "mat" && three[2] == "mat";
        self.small.windows(3).any(is_told)
    }

    /// `bao cao mat`
    fn end_with_level_of_document(&self) -> bool {
        self.bare_level().is_some_and(|at| self.stands_behind(at, DOCUMENTS))
    }

    /// `STP_MAT`, but not `Khoa MAT`
    fn end_with_bare_level(&self) -> bool {
        let is_mark = |at: usize| (self.told == 1 || self.written[at] == "MAT") && !self.is_behind_other(at);
        self.bare_level().is_some_and(|at| is_mark(at) && !self.stands_behind(at, CLINICS))
    }

    /// The last word, when it is “mat”.
    fn bare_level(&self) -> Option<usize> {
        let last = self.told.checked_sub(1)?;
        (self.small[last] == "mat").then_some(last)
    }

    fn stands_behind(&self, at: usize, names: &[&str]) -> bool {
        let before = self.small[at.saturating_sub(3)..at].join(" ");
        names.iter().any(|name| before.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
    }
}

/// `CV(M)`
fn ends_with_letter_of_document(stem: &str) -> bool {
    let letter = ["(M)", "(TM)", "(TuM)"].iter().find_map(|letter| stem.trim_end().strip_suffix(letter));
    letter.is_some_and(|before| {
        let before = before.trim_end().to_lowercase();
        let is_last =
            |name: &&str| before.strip_suffix(name).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
        DOCUMENTS.iter().any(is_last)
    })
}
