//! People who are named with their public post, and act in it.

use super::context;

/// How posts begin, in small letters.
const POSTS: &[&str] = &[
    "giám đốc",
    "phó",
    "chủ tịch",
    "bí thư",
    "trưởng",
    "chánh",
    "viện trưởng",
    "hiệu trưởng",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "tổng thống",
    "đại sứ",
    "tổng thư ký",
    "tổng lãnh sự",
    "cao ủy",
    "cao uỷ",
    "cục trưởng",
    "vụ trưởng",
    "chi cục trưởng",
    "chủ nhiệm",
    "thẩm phán",
    "kiểm sát viên",
    "đại biểu",
    "ủy viên",
    "uỷ viên",
    "tổng giám đốc",
    "tổng biên tập",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "người phát ngôn",
    "giám mục",
    "chỉ huy trưởng",
    "chính ủy",
    "chính trị viên",
    "đội trưởng",
    "thôn trưởng",
    "buôn trưởng",
    "phóng viên",
    "chủ nhiệm",
    "thư ký",
    "thanh tra viên",
    "chấp hành viên",
    "điều tra viên",
    "trợ giúp viên",
    "tổ trưởng",
    "chủ tọa",
    "chủ toạ",
    "hội thẩm",
];
/// What makes a name public behind it, but before it only says what somebody is, in small letters: `Đại úy …`.
const RANKS: &[&str] =
    &["đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "chuyên viên", "báo cáo viên", "luật sư"];
/// What may stand between a name and a post.
const BETWEEN: [char; 8] = [' ', ',', '-', '–', '—', '(', ':', '\u{a0}'];
/// How far a post may reach, in bytes.
const NEAR: usize = 110;

/// Whether a post stands right before the word by which somebody is called, or right after the name.
pub(super) fn is_official(text: &str, called_at: usize, name_end: usize) -> bool {
    is_post_after(text, name_end) || is_post_before(text, called_at)
}

/// The longest last word of a name that is looked at for a post joined to it, in bytes.
const LONGEST_JOINED: usize = 40;

/// `…, Giám đốc Sở`, `… – Bí thư`, `… là Chủ tịch`, also `Mẫu-Chủ tịch`, where the dash is taken to be one of a name.
pub(super) fn is_post_after(text: &str, name_end: usize) -> bool {
    let last = context::before(text, name_end, LONGEST_JOINED).rsplit([' ', '\u{a0}', '\n']).next().unwrap_or_default();
    let joined = last.rfind('-').map(|dash| name_end - last.len() + dash);
    is_post_at(text, name_end) || joined.is_some_and(|dash| is_post_at(text, dash))
}

fn is_post_at(text: &str, name_end: usize) -> bool {
    let after = context::after(text, name_end, NEAR).to_lowercase();
    let post = after.trim_start_matches(BETWEEN);
    let post = ["hiện là ", "là ", "làm ", "giữ chức vụ ", "giữ chức ", "chức vụ: ", "chức vụ ", "chức danh: "]
        .iter()
        .find_map(|word| post.strip_prefix(word))
        .unwrap_or(post);
    post.len() < after.len() && (is_post(post) || context::begins(post, RANKS))
}

/// `Giám đốc Sở, ông …`: the words since the last comma are a post.
fn is_post_before(text: &str, called_at: usize) -> bool {
    let before = context::before(text, called_at, NEAR).to_lowercase();
    let clause = before.trim_end_matches(BETWEEN);
    let has_sign = before[clause.len()..].contains(|c| c != ' ' && c != '\u{a0}');
    has_sign && is_post(last_clause(clause))
}

/// What somebody does to another, so that a post before it is not the other's.
const DEEDS: &[&str] = &[
    "vận động",
    "gặp",
    "mời",
    "thăm",
    "gọi",
    "xử lý",
    "xử phạt",
    "bắt",
    "tặng",
    "trao",
    "hỗ trợ",
    "giúp",
    "đưa",
    "cho",
    "của",
    "với",
    "khởi tố",
    "truy tố",
    "xét xử",
    "kỷ luật",
    "tuyên phạt",
    "khen thưởng",
    "biểu dương",
    "tiếp",
    "hòa giải",
    "cách chức",
    "vụ",
    "về việc",
];

/// `Chủ tịch UBND huyện …`, `do Thứ trưởng …`, `đồng chí …`: in the words since the last comma a post stands that does
/// nothing to whoever is named behind it.
pub(super) fn announces(text: &str, at: usize) -> bool {
    let before = context::before(text, at, NEAR).to_lowercase();
    let clause = last_clause(before.trim_end_matches(BETWEEN));
    let last = |words: &[&str]| words.iter().filter_map(|word| context::ends_of(clause, word).last()).max();
    let post = last(POSTS);
    clause.ends_with("đồng chí") || clause.ends_with("đ/c") || (post.is_some() && post > last(DEEDS))
}

/// The last clause of a text, without the words that join it.
fn last_clause(clause: &str) -> &str {
    let start =
        clause.rfind([',', '(', '–', ':']).map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
    let clause = clause[start..].trim_start_matches([' ', '\n', '-', '+', '*', '“', '"', '|', '>']);
    let joined = ["đồng chí ", "và ", "với ", "của ", "có ", "do "];
    joined.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause)
}

/// What a deputy is deputy of, in small letters.
const OF_DEPUTY: &[&str] = &["ban", "đoàn", "phòng", "văn phòng", "công an"];

/// Whether a text begins with a post that stands in place of a name: `bà Phó Chủ tịch`, `ông Chánh Thanh tra`. There are
/// families called Phó.
pub(super) fn stands_for_name(text: &str) -> bool {
    let start: String = text.chars().take(24).collect::<String>().to_lowercase();
    let deputy = start.strip_prefix("phó ");
    let post = deputy.unwrap_or(&start);
    context::begins(post, POSTS) || deputy.is_some_and(|of| context::begins(of, OF_DEPUTY))
}

/// Whether a cell is a post as it is written above a signature: `GIÁM ĐỐC`, `KT. CHỦ TỊCH`.
pub(super) fn is_stamped(cell: &str) -> bool {
    let post = cell.trim();
    let post =
        ["KT. ", "KT.", "TM. ", "TM.", "TL. ", "TL."].iter().find_map(|sign| post.strip_prefix(sign)).unwrap_or(post);
    !post.contains(char::is_lowercase) && context::begins(&post.to_lowercase(), POSTS)
}

/// Whether words in small letters begin with a post, one held now or before: `nguyên Phó Chủ tịch`, not `nguyên đơn`.
fn is_post(words: &str) -> bool {
    let held = ["nguyên ", "cựu ", "quyền "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    context::begins(held, POSTS)
}

/// Whether a post begins here, so that a name written before it has ended.
pub(super) fn begins(text: &str) -> bool {
    let two: String = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    context::begins(&two, ENDING)
}

/// Posts and bodies that are written with a capital right after a name.
const ENDING: &[&str] = &[
    "giám đốc",
    "phó chủ tịch",
    "phó giám đốc",
    "phó trưởng",
    "phó bí thư",
    "chủ tịch",
    "bí thư",
    "trưởng ban",
    "trưởng phòng",
    "trưởng thôn",
    "trưởng buôn",
    "trưởng công an",
    "chánh án",
    "chánh văn phòng",
    "viện trưởng",
    "trú tại",
    "sinh năm",
    "sinh ngày",
    "quê quán",
    "thường trú",
    "cccd",
    "cmnd",
    "sđt",
    "đt",
    "sn",
    "stk",
    "bks",
];
