//! What can be typed. The words shown stand in `help.rs`, in both languages.

use crate::{
    finding::{Lang, Severity},
    load,
};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::{num::NonZeroUsize, path::PathBuf};

#[derive(Debug, Parser)]
#[command(name = "tonghop", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    #[arg(long, global = true, value_enum, hide_possible_values = true, value_name = "vi|en")]
    pub(super) lang: Option<LangName>,
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, hide_default_value = true, hide_possible_values = true, value_name = "auto|always|never")]
    pub(super) color: Color,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    #[arg(long, global = true, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
}

/// A day as people write it anywhere else.
fn day(text: &str) -> Result<NaiveDate, &'static str> {
    load::day(text).ok_or("2023-12-25, 25/12/2023")
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangName {
    Vi,
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Vi => Self::Vi,
            LangName::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Validate(Validate),
    Missing(Missing),
    Compile(Compile),
    Remind(Remind),
    Form(Form),
    Plan(Plan),
    Template(Template),
    Explain(Explain),
    Schema(Schema),
    Completions(Completions),
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Validate {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = FindingFormat::Text, hide_default_value = true, hide_possible_values = true, value_name = "text|json|csv|sarif|github")]
    pub(super) format: FindingFormat,
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(super) only: Vec<String>,
    #[arg(long = "agency", value_name = "AGENCY")]
    pub(super) agencies: Vec<String>,
    #[arg(long, value_name = "FOLDER")]
    pub(super) feedback: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "feedback")]
    pub(super) template: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day, requires = "feedback")]
    pub(super) due: Option<NaiveDate>,
    #[arg(long, requires = "feedback")]
    pub(super) force: bool,
    #[arg(long, value_enum, default_value_t = FailOn::Error, hide_default_value = true, hide_possible_values = true, value_name = "error|warning|note|never")]
    pub(super) fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingFormat {
    Text,
    Json,
    Csv,
    Sarif,
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity ends the run with 1.
    pub(super) fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Missing {
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = ListFormat::Text, hide_default_value = true, hide_possible_values = true, value_name = "text|json|csv|markdown")]
    pub(super) format: ListFormat,
    #[arg(long, value_enum, default_value_t = FailOnMissing::Never, hide_default_value = true, hide_possible_values = true, value_name = "missing|never")]
    pub(super) fail_on: FailOnMissing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnMissing {
    Missing,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Json,
    Csv,
    Markdown,
}

#[derive(Debug, Args)]
pub(super) struct Compile {
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    #[arg(long = "final")]
    pub(super) is_final: bool,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Remind {
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) due: Option<NaiveDate>,
    #[arg(long = "agency", value_name = "AGENCY")]
    pub(super) agencies: Vec<String>,
    #[arg(long)]
    pub(super) together: bool,
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Form {
    #[arg(value_name = "AGENCY")]
    pub(super) agencies: Vec<String>,
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: PathBuf,
    #[arg(
        long = "format",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        value_name = "xlsx|csv|yaml"
    )]
    pub(super) formats: Vec<FormFormat>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormFormat {
    Xlsx,
    Csv,
    Yaml,
}

impl FormFormat {
    /// The ending of its files.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Yaml => "yaml",
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Plan {
    #[command(subcommand)]
    pub(super) command: PlanCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum PlanCommand {
    Check(PlanFile),
    Show(PlanFile),
}

#[derive(Debug, Args)]
pub(super) struct PlanFile {
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Template {
    #[command(subcommand)]
    pub(super) command: TemplateCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum TemplateCommand {
    Check(TemplateFile),
    Show(TemplateKind),
}

#[derive(Debug, Args)]
pub(super) struct TemplateFile {
    #[arg(value_name = "FILE")]
    pub(super) template_file: PathBuf,
    #[command(flatten)]
    pub(super) kind: TemplateKind,
}

#[derive(Debug, Args)]
pub(super) struct TemplateKind {
    #[arg(long = "for", value_enum, default_value_t = TemplateOf::Report, hide_default_value = true, hide_possible_values = true, value_name = "report|reminder|feedback")]
    pub(super) template_of: TemplateOf,
}

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TemplateOf {
    /// The consolidated report.
    Report,
    /// A reminder.
    Reminder,
    /// What an agency is to put right.
    Feedback,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[arg(value_name = "RULE", required_unless_present = "all")]
    pub(super) rule: Option<String>,
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    #[arg(value_enum, hide_possible_values = true, value_name = "plan|submission|findings")]
    pub(super) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SchemaOf {
    Plan,
    Submission,
    Findings,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_enum, hide_possible_values = true, value_name = "bash|zsh|fish|powershell|elvish")]
    pub(super) shell: clap_complete::Shell,
}
