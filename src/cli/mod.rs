//! Arguments, the clock, stdout and stderr, exit codes.

mod arguments;
mod assumed;
mod compile;
mod exit;
mod explain;
mod feedback;
mod form;
mod help;
mod letters;
mod listed;
mod missing;
mod named;
mod output;
mod plan;
mod progress;
mod reason;
mod remind;
mod run;
mod spreadsheet;
mod table;
mod template;
pub mod terminal;
mod validate;

pub use exit::Exit;
pub use explain::all as all_rules;

use crate::{
    finding::{Lang, Text, text},
    load,
};
use arguments::{Arguments, Command, SchemaOf};
use clap::FromArgMatches as _;
use exit::{Failure, OrExit as _};
use run::{Run, print};
use std::{
    ffi::OsString,
    io::{self, Write as _},
};

/// Runs the program on its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language(&arguments);
    let parsed = help::command(lang).try_get_matches_from(arguments);
    let parsed = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, lang),
    };
    let mut run = Run::new(parsed.common, lang);
    match dispatch(&mut run, &parsed.command) {
        Ok(exit) => exit,
        Err(Failure { exit, error }) => {
            let Text { vi, en } = reason::told(&error);
            run.complain(&text!(vi: "lỗi: {vi}", en: "error: {en}"));
            exit
        }
    }
}

fn dispatch(run: &mut Run, command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Validate(arguments) => validate::run(run, arguments),
        Command::Missing(arguments) => missing::run(run, arguments),
        Command::Compile(arguments) => compile::run(run, arguments),
        Command::Remind(arguments) => remind::run(run, arguments),
        Command::Form(arguments) => form::run(run, arguments),
        Command::Plan(arguments) => plan::run(run, &arguments.command),
        Command::Template(arguments) => template::run(run, &arguments.command),
        Command::Explain(arguments) => explain::run(run, arguments),
        Command::Schema(arguments) => schema(arguments.of),
        Command::Completions(arguments) => completions(run, arguments.shell),
        Command::Man => man(run),
    }
}

fn schema(of: SchemaOf) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Plan => load::schema("plan").unwrap_or_default(),
        SchemaOf::Submission => load::schema("submission").unwrap_or_default(),
        SchemaOf::Findings => listed::schema(),
    };
    print(&(serde_json::to_string_pretty(&schema).or_exit(Exit::Io)? + "\n"))?;
    Ok(Exit::Done)
}

fn completions(run: &Run, shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut help::command(run.lang), "tonghop", &mut out);
    print(&String::from_utf8_lossy(&out))?;
    Ok(Exit::Done)
}

fn man(run: &Run) -> Result<Exit, Failure> {
    let mut out = Vec::new();
    clap_mangen::Man::new(help::command(run.lang)).render(&mut out).or_exit(Exit::Io)?;
    print(&String::from_utf8_lossy(&out))?;
    Ok(Exit::Done)
}

/// The language, known before the arguments are read so that faults in them are told in it too: `--lang`, else
/// `TONGHOP_LANG`, else the system's.
fn language(arguments: &[OsString]) -> Lang {
    let mut named = None;
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--lang" {
            named = words.next().map(std::borrow::Cow::into_owned);
        } else if let Some(name) = word.strip_prefix("--lang=") {
            named = Some(name.to_owned());
        }
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let name = named.or_else(|| set("TONGHOP_LANG")).or_else(sys_locale::get_locale).unwrap_or_default();
    if name.to_lowercase().starts_with("vi") { Lang::Vi } else { Lang::En }
}

fn usage(error: &clap::Error, lang: Lang) -> Exit {
    let Some(Text { vi, en }) = help::usage_error(error) else {
        // Help that was asked for is a result; help for want of a command is not.
        let help = error.render().ansi().to_string();
        // The one word that clap does not let go of.
        let help = if lang == Lang::Vi { help.replace("[OPTIONS]", "[TÙY CHỌN]") } else { help };
        let asked = !error.use_stderr();
        if asked {
            return if shown(&help).is_ok() { Exit::Done } else { Exit::Io };
        }
        let _ = write!(anstream::stderr(), "{help}");
        return Exit::Fault;
    };
    let text = text!(vi: "lỗi: {vi}\nXem hướng dẫn: tonghop --help", en: "error: {en}\nSee: tonghop --help");
    let _ = writeln!(io::stderr(), "{}", text.get(lang));
    Exit::Fault
}

/// Prints help; a reader that stops reading is no fault.
fn shown(help: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    match write!(out, "{help}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}
