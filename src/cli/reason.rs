//! Why something failed, in words: what the system says is English on every computer.

use crate::finding::{Obstacle, Text, text};
use std::io::{self, ErrorKind};

/// An error with its causes, the outermost first.
pub(super) fn told(error: &anyhow::Error) -> Text {
    let causes: Vec<Text> = error.chain().map(cause).collect();
    let joined = |words: fn(&Text) -> &str| causes.iter().map(words).collect::<Vec<_>>().join(": ");
    Text { vi: joined(|text| &text.vi), en: joined(|text| &text.en) }
}

fn cause(cause: &(dyn std::error::Error + 'static)) -> Text {
    if let Some(obstacle) = cause.downcast_ref::<Obstacle>() {
        return obstacle.words.clone();
    }
    let system = cause.downcast_ref::<io::Error>().and_then(|error| of_system(error.kind()));
    system.unwrap_or_else(|| Text::same(cause.to_string()))
}

/// What goes wrong with folders and disks; the rest is rare, and told as the system tells it.
fn of_system(kind: ErrorKind) -> Option<Text> {
    Some(match kind {
        ErrorKind::NotFound => text!(vi: "không có tệp hoặc thư mục này", en: "no such file or folder"),
        ErrorKind::PermissionDenied => text!(
            vi: "không có quyền ghi hoặc mở ở đây; chọn thư mục khác",
            en: "no right to write or open here; choose another folder",
        ),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => text!(
            vi: "đây không phải là thư mục; chọn thư mục khác",
            en: "this is no folder; choose another one",
        ),
        ErrorKind::IsADirectory => {
            text!(vi: "đây là thư mục, không phải tệp", en: "this is a folder, no file")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => text!(
            vi: "hết chỗ trên ổ đĩa; xóa bớt tệp hoặc chọn ổ khác",
            en: "the disk is full; make room or choose another one",
        ),
        ErrorKind::ReadOnlyFilesystem => text!(
            vi: "ổ đĩa chỉ cho đọc; chọn thư mục khác",
            en: "the disk can only be read; choose another folder",
        ),
        ErrorKind::InvalidFilename => text!(
            vi: "tên quá dài hoặc có ký tự không dùng được",
            en: "the name is too long, or has characters that cannot be used",
        ),
        _ => return None,
    })
}
