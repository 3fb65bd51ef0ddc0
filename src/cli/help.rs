//! The words of the help texts and of usage errors, in both languages.

use super::arguments::Arguments;
use crate::{
    finding::{Lang, Text, quoted, text},
    load,
};
use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// What each command is for; where two commands have a subcommand of one name, that of the second is written in full.
const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "tonghop",
        "Puts the reports of many agencies together into one: checks them, lists who is late, compiles the report",
        "Tổng hợp báo cáo của nhiều cơ quan: kiểm tra, liệt kê cơ quan chậm, lập báo cáo chung",
    ),
    ("validate", "Check submissions", "Kiểm tra báo cáo của các cơ quan"),
    (
        "missing",
        "List who has reported, who is late, who is missing, and what is outstanding",
        "Liệt kê cơ quan đã gửi, gửi chậm, chưa gửi và việc còn thiếu",
    ),
    (
        "compile",
        "Write the consolidated report: DOCX, Markdown and the data as JSON",
        "Lập báo cáo tổng hợp: DOCX, Markdown và số liệu JSON",
    ),
    (
        "remind",
        "Write a reminder to each agency that is overdue or has left duties unanswered: DOCX and Markdown",
        "Lập công văn đôn đốc từng cơ quan quá hạn hoặc còn nhiệm vụ chưa trả lời: DOCX và Markdown",
    ),
    (
        "form",
        "Write the blank form of each agency: XLSX, CSV and YAML",
        "Lập biểu mẫu trống cho từng cơ quan: XLSX, CSV và YAML",
    ),
    ("plan", "Check or show a plan", "Kiểm tra hoặc xem kế hoạch"),
    ("check", "Check a plan for slips", "Soát lỗi kế hoạch"),
    ("show", "Show a plan to a reader", "In kế hoạch cho người đọc"),
    ("template", "Check a template, or list what one may use", "Kiểm tra mẫu báo cáo hoặc xem các giá trị dùng được"),
    ("template check", "Find everything that is wrong with a template", "Tìm mọi lỗi của mẫu báo cáo"),
    ("template show", "List every value that a template may use", "Liệt kê mọi giá trị mà mẫu báo cáo dùng được"),
    ("explain", "Explain a rule and how to put things right", "Giải thích một quy tắc và cách sửa"),
    (
        "schema",
        "Print the JSON Schema of the YAML files, for editors",
        "In lược đồ JSON của các tệp YAML, cho trình soạn thảo",
    ),
    ("completions", "Print completions for a shell", "In mã gợi ý lệnh cho shell"),
    ("man", "Print the manual page", "In trang hướng dẫn (man)"),
];

/// What each argument is for; where two commands share a name, one entry serves both.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    (
        "plan",
        "The plan; else TONGHOP_PLAN, else plan.yaml beside the submissions or above",
        "Tệp kế hoạch; nếu không ghi: TONGHOP_PLAN, rồi plan.yaml cạnh báo cáo hoặc ở thư mục trên",
    ),
    (
        "as_of",
        "The day to look at the round, as 2023-12-25; today when left out",
        "Ngày xem số liệu, như 2023-12-25; không ghi là hôm nay",
    ),
    (
        "sheet",
        "The sheet to read of each workbook (Excel, LibreOffice); else the first one that holds a table",
        "Trang tính cần đọc trong tệp Excel, LibreOffice; nếu không ghi: trang đầu tiên có bảng",
    ),
    (
        "lang",
        "Language of messages: vi or en; else TONGHOP_LANG, else the system's",
        "Ngôn ngữ thông báo: vi hoặc en; nếu không ghi: TONGHOP_LANG, rồi ngôn ngữ hệ thống",
    ),
    ("color", "Colour: auto, always or never", "Màu: auto (tự chọn), always (luôn có), never (không)"),
    ("quiet", "Only results, no remarks", "Chỉ in kết quả, không in lời nhắc"),
    (
        "verbose",
        "Say how each file was read: encoding, delimiter, sheet, row of headings",
        "Nói rõ mỗi tệp được đọc thế nào: bảng mã, dấu ngăn ô, trang tính, hàng tiêu đề",
    ),
    (
        "threads",
        "How many files are read at a time (as many as the machine has cores)",
        "Số tệp đọc cùng lúc (mặc định: bằng số nhân của máy)",
    ),
    (
        "paths",
        "Files or folders of submissions; the current folder when left out",
        "Tệp hoặc thư mục báo cáo; không ghi là thư mục hiện tại",
    ),
    (
        "folder",
        "The round's folder; the current one when left out",
        "Thư mục của đợt báo cáo; không ghi là thư mục hiện tại",
    ),
    (
        "agencies",
        "Agencies by id, name or alias; all when left out",
        "Mã, tên hoặc tên gọi khác của cơ quan; không ghi là mọi cơ quan",
    ),
    (
        "formats",
        "Kinds of files, between commas; all three when left out",
        "Loại tệp, cách nhau bằng dấu phẩy; không ghi là cả ba",
    ),
    ("format", "Form of the result", "Dạng kết quả"),
    (
        "only",
        "Only findings of these rules, between commas",
        "Chỉ những phát hiện theo các quy tắc này, cách nhau bằng dấu phẩy",
    ),
    ("fail_on", "Exit with 1 when there is such a thing", "Kết thúc với mã 1 khi có điều này"),
    (
        "feedback",
        "Also write to each agency a letter with what to put right, into this folder",
        "Lập thêm thư nêu nội dung từng cơ quan phải chỉnh sửa, ghi vào thư mục này",
    ),
    ("due", "The last day to answer, for the letters", "Ngày cuối phải trả lời, ghi vào công văn"),
    ("together", "One letter to all instead of one to each", "Một công văn gửi chung thay cho từng công văn riêng"),
    ("output", "Folder to write into", "Thư mục ghi kết quả"),
    ("template", "Another template than the built-in one", "Mẫu khác thay cho mẫu có sẵn"),
    ("is_final", "Refuse to write while anything is open", "Bản chính thức: từ chối ghi khi còn việc chưa xong"),
    ("force", "Overwrite files that were changed by others", "Ghi đè cả tệp đã bị chương trình khác sửa"),
    (
        "template_of",
        "What the template is for: report, reminder or feedback; the report when left out",
        "Mẫu dùng cho: report (báo cáo), reminder (công văn đôn đốc) hoặc feedback (công văn đề nghị chỉnh sửa); không ghi là báo cáo",
    ),
    ("template_file", "The template's file", "Tệp mẫu báo cáo"),
    ("file", "The plan's file", "Tệp kế hoạch"),
    ("rule", "Name of a rule, as late-submission", "Tên quy tắc, như late-submission"),
    ("all", "List all rules", "Liệt kê mọi quy tắc"),
    ("of", "plan, submission or findings", "plan (kế hoạch), submission (báo cáo) hoặc findings (kết quả kiểm tra)"),
    ("shell", "The shell", "Tên shell"),
    ("help", "Show this help", "In hướng dẫn này"),
    ("version", "Show the version", "In số phiên bản"),
];

/// What stands for a value in Vietnamese.
const VALUES: &[(&str, &str)] = &[
    ("AGENCY", "CƠ-QUAN"),
    ("DATE", "NGÀY"),
    ("FILE", "TỆP"),
    ("FOLDER", "THƯ-MỤC"),
    ("N", "SỐ"),
    ("NAME", "TÊN"),
    ("PATH", "ĐƯỜNG-DẪN"),
    ("RULE", "QUY-TẮC"),
];

/// The word for the value of an argument; lists of allowed words are the same in both languages.
fn value_name(arg: &Arg, lang: Lang) -> Option<&'static str> {
    let name = arg.get_value_names()?.first()?.as_str();
    let found = VALUES.iter().find(|(en, _)| lang == Lang::Vi && *en == name);
    found.map(|(_, vi)| *vi)
}

fn pick(table: &[(&str, &'static str, &'static str)], name: &str, lang: Lang) -> &'static str {
    let found = table.iter().find(|(known, ..)| *known == name);
    found.map_or("", |(_, en, vi)| if lang == Lang::Vi { vi } else { en })
}

/// The command line with its help texts in one language.
pub(super) fn command(lang: Lang) -> Command {
    translated(Arguments::command().disable_version_flag(true).arg(version()), "", lang).propagate_version(true)
}

fn version() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

fn translated(command: Command, above: &str, lang: Lang) -> Command {
    let (usage, arguments, options, commands) = match lang {
        Lang::Vi => ("Cách dùng", "Tham số", "Tùy chọn", "Lệnh"),
        Lang::En => ("Usage", "Arguments", "Options", "Commands"),
    };
    let full_name = format!("{above} {}", command.get_name());
    let about = match pick(COMMANDS, &full_name, lang) {
        "" => pick(COMMANDS, command.get_name(), lang),
        about => about,
    };
    let name = command.get_name().to_owned();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command
        .about(about)
        .disable_help_flag(true)
        .arg(help)
        .subcommand_help_heading(commands)
        .subcommand_value_name(if lang == Lang::Vi { "LỆNH" } else { "COMMAND" })
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}"))
        .mut_args(|arg| {
            let text = pick(ARGUMENTS, arg.get_id().as_str(), lang);
            let heading = if arg.is_positional() { arguments } else { options };
            let value = value_name(&arg, lang);
            let arg = arg.help(text).help_heading(heading);
            match value {
                Some(value) => arg.value_name(value),
                None => arg,
            }
        })
        .mut_subcommands(|command| translated(command, &name, lang))
}

/// A usage error in one language; none when help or version were asked for, which clap prints itself.
pub(super) fn usage_error(error: &clap::Error) -> Option<Text> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => quoted(text),
        Some(ContextValue::Strings(texts)) => quoted(&texts.join(", ")),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::ValueValidation if is_no_day(error) => {
            let day = context(ContextKind::InvalidValue);
            text!(vi: "không có ngày {day} trong lịch, ghi ở {argument}", en: "there is no day {day}, given to {argument}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let (vi, en) = if argument.contains("--as-of") || argument.contains("--due") {
                (": ghi ngày như 25/12/2023 hoặc 2023-12-25", ": write a day as 25/12/2023 or 2023-12-25")
            } else if argument.contains("--threads") {
                (": ghi số từ 1 trở lên", ": write a number from 1 up")
            } else {
                ("", "")
            };
            text!(vi: "giá trị {value} không dùng được cho {argument}{vi}", en: "the value {value} does not fit {argument}{en}")
        }
        ErrorKind::UnknownArgument => text!(vi: "không có tùy chọn {argument}", en: "there is no option {argument}"),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            text!(vi: "không có lệnh {name}", en: "there is no command {name}")
        }
        ErrorKind::MissingSubcommand => text!(vi: "thiếu tên lệnh", en: "a command is missing"),
        ErrorKind::MissingRequiredArgument => text!(vi: "thiếu {argument}", en: "{argument} is missing"),
        _ => text!(vi: "dòng lệnh không đúng", en: "the command line is wrong"),
    })
}

/// Whether the value at fault is written as a day that no calendar has.
fn is_no_day(error: &clap::Error) -> bool {
    matches!(error.get(ContextKind::InvalidValue), Some(ContextValue::String(text)) if load::is_no_day(text))
}
