//! Mailboxes.

use super::{Kind, context, places::Find, scan::Scan};
use memchr::memchr;

/// Endings of the names of offices, schools and associations.
const OFFICES: &[&str] = &[".gov.vn", ".dcs.vn", ".edu.vn", ".org.vn", ".mil.vn", ".gov", ".int"];
/// Mailboxes that many people read, wherever they are, in small letters.
const SHARED: &[&str] = &[
    "info",
    "contact",
    "lienhe",
    "toasoan",
    "banbientap",
    "bbt",
    "vanthu",
    "vanphong",
    "hotro",
    "support",
    "admin",
    "tuyensinh",
    "tintuc",
    "phanhoi",
    "gopy",
];
/// Where anybody has a mailbox.
const PUBLIC: &[&str] = &["gmail.", "yahoo.", "ymail.", "hotmail.", "outlook.", "live.", "icloud.", "proton"];
/// What a mailbox for everybody is called.
const FOR_ALL: &[&str] =
    &["hộp thư góp ý", "hòm thư góp ý", "đường dây nóng", "hộp thư công vụ", "hòm thư tố giác", "hộp thư tiếp nhận"];
/// What says whose a mailbox is, in small letters.
const MAILBOXES: &[&str] =
    &["hộp thư của ", "hòm thư của ", "email của ", "gmail của ", "thư điện tử của ", "mail của "];
/// Whose it is when many people read it: of a body, which its members are not.
const BODIES: &[&str] =
    &["hội", "đoàn", "sở", "phòng", "ban", "ubnd", "ủy ban", "trung tâm", "trường", "công an", "chi cục", "mặt trận"];
/// Who is a member of a body.
const MEMBERS: &[&str] = &["hội viên", "đoàn viên"];
/// How far a word tells of a mailbox, in bytes.
const NEAR: usize = 80;
/// The longest part of an address before or after the sign, in bytes; the standard's own limit is 255.
const LONGEST: usize = 255;

/// The signs of mailboxes in a text.
pub(super) struct Signs<'t>(&'t [u8]);

impl<'t> Signs<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self(text.as_bytes())
    }
}

impl Find for Signs<'_> {
    fn next(&mut self, from: usize) -> Option<usize> {
        Some(from + memchr(b'@', self.0.get(from..)?)?)
    }
}

/// Looks at the sign at `at`.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> usize {
    let bytes = scan.text.as_bytes();
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = bytes[..at].iter().rev().take(LONGEST).take_while(is_part).count();
    let domain = bytes[at + 1..].iter().take(LONGEST).take_while(is_part).count();
    let (start, end) = (at - local, at + 1 + domain);
    let domain = scan.text[at + 1..end].trim_end_matches(['.', '-', '_', '+', '%']);
    let range = start..at + 1 + domain.len();
    let is_address = local > 0 && domain.rsplit_once('.').is_some_and(|(host, end)| !host.is_empty() && end.len() > 1);
    if is_address && !is_office(scan, start, &scan.text[start..at], domain) {
        scan.take_whole(range, Kind::Email)
    } else {
        end
    }
}

fn is_office(scan: &Scan<'_>, start: usize, local: &str, domain: &str) -> bool {
    let [local, domain] = [local, domain].map(str::to_lowercase);
    let is_public = PUBLIC.iter().any(|host| domain.starts_with(host));
    let is_shared =
        !is_public && SHARED.iter().any(|name| local.trim_end_matches(|c: char| c.is_ascii_digit()) == *name);
    let is_office = OFFICES.iter().any(|end| domain.ends_with(end) || domain == end[1..]);
    let before = context::before(scan.text, start, NEAR).to_lowercase();
    is_office || is_shared || context::has(&before, FOR_ALL) || is_of_body(&before)
}

/// `Gmail của Hội Phụ nữ huyện: …`, and nobody is told of between.
fn is_of_body(before: &str) -> bool {
    let owners = MAILBOXES.iter().filter_map(|mailbox| before.rsplit_once(mailbox)).map(|(_, owner)| owner);
    let is_body = |owner: &str| context::begins(owner, BODIES) && !context::begins(owner, MEMBERS);
    owners.into_iter().any(|owner| is_body(owner) && !owner.contains([',', '(']))
}
