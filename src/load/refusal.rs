//! Why a file is not read, and what the clerk can do about it.

use super::{
    decode::NotText,
    faults,
    folder::LOCKS,
    nested::nothing,
    path::{ending_of, masked},
    recognise::Kind,
    sheet,
};
use crate::{
    finding::{Finding, Text, quoted, text},
    source::{SourceId, Span},
};
use std::{io, path::Path};

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The system says why.
    NotOpened(String),
    /// A folder that cannot be listed; the system says why.
    ClosedFolder(String),
    /// A link to a folder: one may lead back to where it stands.
    LinkedFolder,
    /// A link to nothing.
    BrokenLink,
    /// A pipe, a device: neither file nor folder.
    NoFile,
    /// Larger than any file that is read.
    TooLarge,
    /// Its bytes are not read as text.
    NotText(NotText),
    /// There is nothing in it.
    Empty,
    /// A workbook that cannot be read.
    Workbook(sheet::Fault),
    /// It is of a kind that is not read.
    Kind(Kind),
    /// A text, but its ending is not one of a submission.
    Ending(String),
    /// A register, or another file of the office's own, where another one counts.
    Double(String),
    /// One of the office's own files but for its ending; the name that is read.
    Misnamed(&'static str),
    /// A spreadsheet, where only text can stand.
    TextOnly,
    /// A text that holds no table, where only a table can be a submission.
    NoTable,
}

impl Refusal {
    pub(super) fn not_opened(error: &io::Error) -> Self {
        Self::NotOpened(error.to_string())
    }

    /// The finding, for a text that was kept empty.
    pub(super) fn finding(&self, id: SourceId) -> Finding {
        let rule = match self {
            Self::Empty => return nothing(id),
            Self::Workbook(fault) => return sheet::fault(id, fault),
            Self::Kind(_)
            | Self::Ending(_)
            | Self::TextOnly
            | Self::NoTable
            | Self::LinkedFolder
            | Self::Double(_)
            | Self::Misnamed(_) => &faults::UNSUPPORTED_FILE,
            _ => &faults::UNREADABLE_FILE,
        };
        let (message, help) = self.words();
        rule.at(Span::new(id, 0..0), message, text!(vi: "chưa đọc", en: "not read")).help(help)
    }

    /// What is wrong, and what to do.
    pub(super) fn words(&self) -> (Text, Text) {
        match self {
            Self::NotOpened(reason) => {
                let reason = quoted(reason);
                (
                    text!(vi: "không mở được tệp: {reason}", en: "the file cannot be opened: {reason}"),
                    text!(vi: "đóng tệp ở chương trình khác hoặc kiểm tra quyền đọc", en: "close it in other programs, or check that it may be read"),
                )
            }
            Self::TooLarge | Self::NotText(NotText::TooLarge) => (
                text!(vi: "tệp quá lớn (giới hạn: 1 GB, hoặc 512 MB nếu chữ không lưu theo UTF-8)", en: "the file is too large (limit: 1 GiB, or 512 MiB when it is not in UTF-8)"),
                text!(vi: "chia tệp thành nhiều tệp nhỏ hơn", en: "split it into smaller files"),
            ),
            Self::NotText(fault) => not_text(*fault),
            Self::Kind(kind) => of_kind(*kind),
            Self::Ending(ending) => of_ending(ending),
            Self::Double(first) => double(first),
            Self::Misnamed(name) => misnamed(name),
            Self::TextOnly => text_only(),
            Self::NoTable => (
                text!(vi: "tệp là văn bản thường, không chứa bảng của biểu mẫu", en: "the file is plain text, without the table of the form"),
                ask_for_form(),
            ),
            Self::ClosedFolder(_)
            | Self::LinkedFolder
            | Self::BrokenLink
            | Self::NoFile
            | Self::Empty
            | Self::Workbook(_) => self.of_entry(),
        }
    }

    /// What stands in a folder and is no file.
    fn of_entry(&self) -> (Text, Text) {
        match self {
            Self::ClosedFolder(reason) => {
                let reason = quoted(reason);
                (
                    text!(vi: "không xem được các tệp trong thư mục này: {reason}", en: "the files in this folder cannot be listed: {reason}"),
                    text!(vi: "kiểm tra quyền đọc thư mục, hoặc chép các tệp ra ngoài", en: "check that the folder may be read, or copy its files out of it"),
                )
            }
            Self::LinkedFolder => (
                text!(vi: "đây là liên kết tới một thư mục khác, chương trình không đi theo", en: "this is a link to another folder and is not followed"),
                text!(vi: "nếu trong đó có báo cáo thì chép các tệp ấy vào đây; nếu không thì xóa liên kết", en: "if reports are in there, copy them here; else delete the link"),
            ),
            Self::BrokenLink => (
                text!(vi: "đây là liên kết tới một tệp không còn nữa", en: "this is a link to a file that is no longer there"),
                text!(vi: "chép chính tệp báo cáo vào đây, hoặc xóa liên kết", en: "copy the report itself here, or delete the link"),
            ),
            _ => (
                text!(vi: "đây không phải là tệp thường nên không được mở", en: "this is no ordinary file and is not opened"),
                text!(vi: "chép báo cáo vào đây thành một tệp thường, hoặc xóa mục này", en: "copy the report here as an ordinary file, or delete this entry"),
            ),
        }
    }
}

/// The note for what an office program lays beside a file that is open.
pub(super) fn open_file(id: SourceId, lock: &Path) -> Finding {
    let name = lock.file_name().unwrap_or_default().to_string_lossy();
    let file = LOCKS.iter().find_map(|start| name.strip_prefix(start)).unwrap_or(&name);
    let file = quoted(&masked(file.trim_end_matches('#')));
    let finding = faults::OPEN_FILE.at(
        Span::new(id, 0..0),
        text!(
            vi: "tệp {file} đang mở ở chương trình khác; nội dung vừa đọc có thể là bản cũ",
            en: "the file {file} is open in another program; what was read may be the older version",
        ),
        text!(vi: "dấu hiệu tệp đang mở", en: "a sign that it is open"),
    );
    finding.help(text!(
        vi: "lưu và đóng tệp rồi kiểm tra lại; nếu không còn ai mở thì xóa tệp tạm này",
        en: "save and close it, then check again; if nobody has it open, delete this leftover",
    ))
}

fn not_text(fault: NotText) -> (Text, Text) {
    let lines = match fault {
        NotText::LongLine => {
            text!(vi: "tệp có một dòng dài quá mức một báo cáo có thể có (giới hạn: 16 MB)", en: "the file has a line that is longer than any report (limit: 16 MiB)")
        }
        NotText::ManyLines => {
            text!(vi: "tệp có quá nhiều dòng so với một báo cáo (giới hạn: 20 triệu dòng)", en: "the file has more lines than any report (limit: 20 million)")
        }
        _ => return wrong_letters(fault),
    };
    (
        lines,
        text!(vi: "kiểm tra lại tệp; đề nghị cơ quan gửi lại", en: "check the file, or ask the agency to send it again"),
    )
}

fn wrong_letters(fault: NotText) -> (Text, Text) {
    let help = text!(
        vi: "mở tệp bằng chương trình đã tạo ra nó, xem chữ tiếng Việt còn đúng không, rồi lưu lại (Excel: “CSV UTF-8”; Notepad: mã hóa “UTF-8”); nếu không mở được thì đề nghị cơ quan gửi lại",
        en: "open it in the program that made it, see whether the letters are right, and save it again (Excel: “CSV UTF-8”; Notepad: encoding “UTF-8”); if it does not open, ask the agency for it again",
    );
    let message = if fault == NotText::Binary {
        text!(vi: "tệp này không phải tệp chữ", en: "this is not a text file")
    } else {
        text!(vi: "chữ trong tệp bị hỏng, hoặc lưu theo bảng mã mà chương trình không biết", en: "the letters of the file are damaged, or in an encoding that is not known")
    };
    (message, help)
}

fn of_ending(ending: &str) -> (Text, Text) {
    let message = if ending.is_empty() {
        text!(vi: "tên tệp không có đuôi nên không biết là loại tệp nào", en: "the file's name has no ending, so its kind is not known")
    } else {
        let name = format!(".{ending}");
        let ending = quoted(ending_of(&name));
        // What stands behind a full stop may be anything, and tell of anybody.
        let (vi, en) = if ending_of(&name).is_empty() { ("này", "this") } else { (&*ending, &*ending) };
        text!(vi: "chương trình không đọc loại tệp {vi}", en: "files of the kind {en} are not read")
    };
    let help = text!(
        vi: "nếu đây là báo cáo theo biểu mẫu thì đổi đuôi tệp thành .csv hoặc .yaml; báo cáo khác thì đề nghị cơ quan gửi lại theo biểu mẫu; không phải báo cáo thì chuyển tệp ra khỏi thư mục",
        en: "if it is a report in the form, change the ending to .csv or .yaml; if another report, ask the agency for it in the form; if no report, move it out of the folder",
    );
    (message, help)
}

fn text_only() -> (Text, Text) {
    (
        text!(vi: "tệp này là bảng tính, ở đây chỉ đọc tệp chữ", en: "this is a spreadsheet, where only text is read"),
        text!(
            vi: "dùng đúng tệp: kế hoạch và chap-nhan.yaml viết dạng YAML, bien-tap.md và mẫu là tệp văn bản thuần (như lưu từ Notepad)",
            en: "give the right file: the plan and chap-nhan.yaml are written as YAML, bien-tap.md and templates as plain text",
        ),
    )
}

fn double(first: &str) -> (Text, Text) {
    let first = quoted(first);
    (
        text!(vi: "tệp này không được đọc vì đã có tệp {first}", en: "this file is not read: there is {first}"),
        text!(
            vi: "chỉ giữ một tệp trong thư mục: gộp nội dung vào một tệp rồi chuyển tệp kia đi",
            en: "keep one file in the folder: put all that both say into one and move the other away",
        ),
    )
}

fn misnamed(name: &str) -> (Text, Text) {
    let what = quoted(name);
    (
        text!(vi: "tệp này không được đọc vì tên chưa đúng là {what}", en: "this file is not read: its name is not {what}"),
        text!(
            vi: "lưu lại thành tệp văn bản thuần tên {what} (Notepad: chọn “All files” khi lưu, mã hóa UTF-8; Windows có thể đang ẩn đuôi .txt), rồi bỏ tệp này",
            en: "save it as plain text under the name {what} (Notepad: choose “All files” when saving, encoding UTF-8; Windows may hide the ending .txt), and remove this file",
        ),
    )
}

fn ask_for_form() -> Text {
    text!(
        vi: "nếu đây là báo cáo của cơ quan, đề nghị gửi lại theo biểu mẫu (Excel, CSV hoặc YAML); không phải báo cáo thì chuyển tệp ra khỏi thư mục",
        en: "if it is an agency's report, ask for it in the form (Excel, CSV or YAML); if it is none, move it out of the folder",
    )
}

/// What a file is, and what to ask for.
fn of_kind(kind: Kind) -> (Text, Text) {
    let name = name_of(kind);
    let (vi, en) = (name.vi, name.en);
    (text!(vi: "tệp này là {vi}, chương trình không đọc", en: "this is {en}, which is not read"), help_for(kind))
}

fn name_of(kind: Kind) -> Text {
    match kind {
        Kind::Workbook => text!(vi: "bảng tính", en: "a spreadsheet"),
        Kind::Html => text!(vi: "bảng lưu dưới dạng trang web (HTML)", en: "a table saved as a web page (HTML)"),
        Kind::SpreadsheetXml => text!(vi: "bảng tính lưu kiểu XML", en: "a spreadsheet saved as XML"),
        Kind::Locked => text!(vi: "tệp có đặt mật khẩu", en: "a file with a password"),
        Kind::Word => text!(vi: "văn bản Word", en: "a text document"),
        Kind::Slides => text!(vi: "bài trình chiếu", en: "a presentation"),
        Kind::Pdf => text!(vi: "tệp PDF", en: "a PDF"),
        Kind::Image => text!(vi: "ảnh", en: "a picture"),
        Kind::Archive => text!(vi: "tệp nén", en: "an archive"),
        Kind::Mail => text!(vi: "thư điện tử", en: "an e-mail"),
        Kind::Shortcut => text!(vi: "lối tắt tới một tệp ở nơi khác", en: "a shortcut to a file that lies elsewhere"),
        Kind::Text | Kind::Empty | Kind::Unknown => {
            text!(vi: "tệp thuộc loại chưa biết", en: "a file of a kind that is not known")
        }
    }
}

fn help_for(kind: Kind) -> Text {
    match kind {
        Kind::Workbook => {
            text!(vi: "đổi đuôi tên tệp thành .xlsx (hoặc .ods, .xls đúng như loại tệp) rồi chạy lại", en: "change the ending of its name to .xlsx (or .ods, .xls, as it is) and run again")
        }
        Kind::Html | Kind::SpreadsheetXml => {
            text!(vi: "mở bằng Excel, chọn Lưu thành (Save As), loại tệp .xlsx, rồi bỏ tệp này", en: "open it in Excel, save it as .xlsx, and remove this file")
        }
        Kind::Locked => {
            text!(vi: "mở tệp, bỏ mật khẩu rồi lưu lại, hoặc đề nghị cơ quan gửi bản không đặt mật khẩu", en: "open it, remove the password and save it again, or ask the agency for it without one")
        }
        Kind::Word | Kind::Slides => {
            text!(vi: "đề nghị cơ quan ghi số liệu vào biểu mẫu và gửi kèm; không phải báo cáo thì chuyển tệp ra khỏi thư mục", en: "ask the agency to fill in the form as well; if it is no report, move it out of the folder")
        }
        Kind::Pdf | Kind::Image => {
            text!(vi: "bản chụp, bản ký chỉ để lưu: đề nghị cơ quan gửi thêm số liệu theo biểu mẫu; không phải báo cáo thì chuyển tệp ra khỏi thư mục", en: "a scan or signed copy is for the files: ask the agency for the figures in the form as well; if it is no report, move it out of the folder")
        }
        Kind::Archive => {
            text!(vi: "giải nén, đặt các tệp bên trong vào thư mục này rồi bỏ tệp nén", en: "unpack it, put the files into this folder, and remove the archive")
        }
        Kind::Mail => {
            text!(vi: "mở thư, lưu các tệp đính kèm vào thư mục này rồi bỏ tệp thư", en: "open it, save its attachments into this folder, and remove the message")
        }
        Kind::Shortcut => {
            text!(vi: "chép chính tệp báo cáo vào đây rồi bỏ lối tắt", en: "copy the report itself here and remove the shortcut")
        }
        Kind::Text | Kind::Empty | Kind::Unknown => ask_for_form(),
    }
}
