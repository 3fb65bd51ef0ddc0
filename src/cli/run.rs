//! What every command needs: the language, the clock, the plan, the round, and where to print.

use super::{
    arguments::{Color, Common},
    assumed,
    exit::{Exit, Failure, OrExit as _},
    output::Written,
    progress::Progress,
    terminal,
};
use crate::{
    finding::{self, Finding, Lang, Obstacle, Text, text},
    load::{self, Input},
    model::{AgencyAt, Plan, Round, Submission},
    rules::{self, Sent},
    source::{SourceId, Sources, Span},
    threads,
};
use anyhow::anyhow;
use chrono::{Duration, NaiveDate, Utc};
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal as _, Write as _},
    mem::ManuallyDrop,
    num::NonZeroUsize,
    path::PathBuf,
};

/// The most agencies that a remark names.
const MOST_NAMED: usize = 10;

/// One run of a command.
pub(super) struct Run {
    pub(super) lang: Lang,
    pub(super) quiet: bool,
    verbose: bool,
    color: Color,
    plan_path: Option<PathBuf>,
    as_of: Option<NaiveDate>,
    sheet: Option<String>,
    threads: Option<NonZeroUsize>,
    pub(super) sources: Sources,
}

/// A round with all that is wrong with it.
pub(super) struct Checked {
    /// Never given back piece by piece: the process ends when it has been told of.
    pub(super) round: ManuallyDrop<Round>,
    pub(super) findings: Vec<Finding>,
    /// Submissions that arrived after the day we look at.
    pub(super) later: Vec<Submission>,
    /// How many files of submissions were read, well or not.
    pub(super) files: usize,
    /// How many files, whatever they are, gave no submission of any agency: some agency may have sent them.
    pub(super) unread: usize,
}

/// Which day counts for what has arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Everything that is there.
    AtAll,
    /// What had arrived by the day we look at.
    AsOf,
}

impl Run {
    pub(super) fn new(common: Common, lang: Lang) -> Self {
        let Common { plan, as_of, sheet, color, quiet, verbose, threads, lang: _ } = common;
        Self { lang, quiet, verbose, color, plan_path: plan, as_of, sheet, threads, sources: Sources::default() }
    }

    /// Says something beside the result.
    pub(super) fn remark(&self, text: &Text) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Says on stderr why the job is not done; what cannot be said there is lost.
    pub(super) fn complain(&self, text: &Text) {
        let _ = writeln!(io::stderr(), "{}", terminal::printable(text.get(self.lang)));
    }

    fn in_color(&self) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                !set("NO_COLOR")
                    && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
                    && io::stdout().is_terminal()
            }
        }
    }

    /// Findings as text.
    pub(super) fn rendered(&self, findings: &[Finding]) -> String {
        findings.iter().map(|finding| self.rendered_one(finding) + "\n\n").collect()
    }

    pub(super) fn rendered_one(&self, finding: &Finding) -> String {
        terminal::render_in(&self.sources, finding, self.lang, self.in_color(), terminal::columns())
    }

    /// Takes another plan than the one of `--plan`.
    pub(super) fn use_plan(&mut self, path: Option<PathBuf>) {
        self.plan_path = path;
    }

    /// Where the plan is said to be, or lies.
    fn plan_file(&self, paths: &[PathBuf]) -> Result<PathBuf, Failure> {
        let named = self.plan_path.clone().or_else(|| std::env::var_os("TONGHOP_PLAN").map(PathBuf::from));
        named
            .or_else(|| load::find_plan(paths))
            .ok_or_else(|| {
                let text = text!(
                    vi: "không tìm thấy kế hoạch: ghi --plan TỆP, hoặc đặt plan.yaml cạnh thư mục báo cáo",
                    en: "no plan was found: give --plan FILE, or put plan.yaml beside the submissions",
                );
                anyhow!(text.get(self.lang).to_owned())
            })
            .or_exit(Exit::Fault)
    }

    /// The plan and what is wrong with it; `check` finds what is not wrong with its form.
    pub(super) fn read_plan(
        &mut self,
        paths: &[PathBuf],
        check: fn(&Plan) -> Vec<Finding>,
    ) -> Result<(Option<Plan>, Vec<Finding>), Failure> {
        let path = self.plan_file(paths)?;
        let (plan, mut findings) = load::plan(&mut self.sources, &path).or_exit(Exit::Fault)?;
        findings.extend(plan.iter().flat_map(check));
        finding::sort(&mut findings);
        Ok((plan, findings))
    }

    /// A plan that a round can be checked against. Its errors are printed and end the run.
    pub(super) fn sound_plan(&mut self, paths: &[PathBuf]) -> Result<Plan, Failure> {
        let (plan, findings) = self.read_plan(paths, rules::plan_errors)?;
        let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
        match plan {
            Some(plan) if errors.is_empty() => Ok(plan),
            _ => {
                let _ = write!(io::stderr(), "{}", self.rendered(&errors));
                let text = text!(
                    vi: "kế hoạch còn lỗi; sửa kế hoạch trước (tonghop plan check)",
                    en: "the plan has errors; mend it first (tonghop plan check)",
                );
                Err(anyhow!(text.get(self.lang).to_owned())).or_exit(Exit::Fault)
            }
        }
    }

    /// The round at `paths`, checked. An empty one ends the run: it is never "all passed".
    pub(super) fn check(&mut self, paths: &[PathBuf], look: Look) -> Result<Checked, Failure> {
        Input::must_exist(paths).or_exit(Exit::Io)?;
        // What is no plan is told before anything is looked for: that may go through a whole disk.
        if !self.plan_file(paths)?.is_file() {
            self.sound_plan(paths)?;
        }
        let (plan, found) = threads::both(self.threads, || self.sound_plan(paths), || Input::find(paths));
        let (plan, found) = (plan?, found.or_exit(Exit::Io)?);
        let input = Input { threads: self.threads, sheet: self.sheet.clone(), ..foreign(found, paths) };
        let as_of = self.as_of.unwrap_or_else(|| today(plan.utc_offset));
        // What an acceptance is about is told from the answers.
        let lighten = input.acceptances.is_none();
        let progress = Progress::of(input.submissions.len(), self.quiet, self.lang);
        let seen = |file: &mut load::File| {
            // As of a day, what arrived later must not be heard.
            if look == Look::AtAll {
                check_file(file, &plan, as_of, lighten);
            }
            progress.step();
        };
        let mut loaded = load::round_seen(&mut self.sources, &plan, &input, &seen);
        drop(progress);
        if self.verbose {
            assumed::lines(&self.sources).for_each(|line| self.complain(&line));
        }
        let files = std::mem::take(&mut loaded.files);
        if files.is_empty() && input.unsupported.is_empty() && (look == Look::AtAll || loaded.register.is_none()) {
            let Text { vi, en } = text!(
                vi: "không có báo cáo nào để đọc (tệp Excel, .ods, .csv, .yaml hoặc .yml)",
                en: "there is no submission to read (Excel, .ods, .csv, .yaml or .yml files)",
            );
            // Of a register without entries all are told as missing.
            let text = match look {
                Look::AtAll => Text { vi, en },
                Look::AsOf => text!(
                    vi: "{vi}; nếu chưa cơ quan nào gửi, đặt vào thư mục đó tệp register.csv chỉ có dòng tên cột “ngày đến;cơ quan;số văn bản”",
                    en: "{en}; if nobody has reported yet, put a register.csv into the folder that holds nothing but the headings “arrived;agency;document”",
                ),
            };
            return Err(anyhow!(text.get(self.lang).to_owned())).or_exit(Exit::NothingRead);
        }
        let (mut round, of_files) = loaded.into_round(plan, input.whole, as_of);
        let later = if look == Look::AsOf { round.look_back() } else { Vec::new() };
        let findings = match look {
            Look::AtAll => rules::check_whole(&round, of_files, self.threads),
            Look::AsOf => rules::check(&round, of_files, self.threads),
        };
        if look == Look::AtAll {
            let places: Vec<Span> =
                findings.iter().flat_map(|finding| &finding.labels).map(|label| label.span).collect();
            load::recall(&mut self.sources, &round.plan, &input, &files, &places);
        }
        let told: BTreeSet<SourceId> =
            round.submissions.iter().chain(&later).map(|submission| submission.agency.span.source).collect();
        let unread = files.iter().filter(|file| !told.contains(file)).count() + input.unsupported.len();
        Ok(Checked { round: ManuallyDrop::new(round), findings, later, files: files.len(), unread })
    }
}

/// A round without what this program itself wrote into its folder: letters, and forms that nobody has filled in. What
/// was named outright is read all the same.
fn foreign(mut input: Input, named: &[PathBuf]) -> Input {
    let mut written = Written::default();
    for paths in [&mut input.submissions, &mut input.unsupported] {
        paths.retain(|path| named.contains(path) || !written.holds(path));
    }
    input
}

/// Checks the submissions of a file while it is at hand, and lets go of what is not needed any more: so a round of any
/// size takes the memory of its largest files.
fn check_file(file: &mut load::File, plan: &Plan, as_of: NaiveDate, lighten: bool) {
    let mut places = Vec::new();
    for submission in &mut file.submissions {
        file.findings.extend(rules::check_submission(&Sent::new(plan, as_of, submission)));
        places.extend(submission.head_places());
        if lighten {
            submission.lighten(plan);
        }
    }
    places.extend(file.findings.iter().flat_map(|finding| &finding.labels).map(|label| label.span));
    places.retain(|place| file.id == place.source);
    file.source.keep_only(&places);
}

impl Checked {
    /// That an agency may have reported in a file that nobody could read; none when there is no such file.
    pub(super) fn unread_files(&self) -> Option<Text> {
        let unread = self.unread;
        (unread > 0).then(|| {
            text!(
                vi: "{unread} tệp chưa đọc được hoặc chưa rõ của cơ quan nào: cơ quan coi là chưa gửi có thể đã gửi tệp đó; xem tonghop validate.",
                en: "Files not read, or of no agency that is known: {unread}. An agency taken as missing may have sent one of them; see tonghop validate.",
            )
        })
    }

    /// Whose reports arrived after the day of this look, by the register or by their own days; none when there are none.
    pub(super) fn later_arrivals(&self) -> Option<Text> {
        let senders: BTreeSet<AgencyAt> = self.later.iter().map(|submission| *submission.agency).collect();
        let short = |agency: &AgencyAt| self.round.plan.agency(*agency).short.as_str();
        let names = senders.iter().take(MOST_NAMED).map(short).collect::<Vec<_>>().join(", ");
        let later = self.later.len();
        let more = if senders.len() > MOST_NAMED { ", …" } else { "" };
        (later > 0).then(|| {
            text!(
                vi: "{later} báo cáo đến sau ngày xem, không được kể ở đây: {names}{more}. Nếu không đúng thì xem lại ngày, năm trong sổ và trong báo cáo.",
                en: "Submissions that arrived after this day and are not counted here: {later}, of {names}{more}. If that is wrong, look at day and year in the register and in the report.",
            )
        })
    }

    /// The agencies of which something was read.
    pub(super) fn agencies(&self) -> BTreeSet<AgencyAt> {
        self.round.submissions.iter().map(|submission| *submission.agency).collect()
    }
}

/// Today, at a fixed offset from UTC in minutes. The only place that asks the clock.
#[expect(clippy::disallowed_methods, reason = "the clock is read once, here")]
fn today(utc_offset: i32) -> NaiveDate {
    (Utc::now() + Duration::minutes(utc_offset.into())).date_naive()
}

/// Prints a result. A reader that stops reading, as `head` does, is no fault.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let words = text!(vi: "không in được kết quả", en: "the result cannot be printed");
            Err(Obstacle::because(words, error)).or_exit(Exit::Io)
        }
        _ => Ok(()),
    }
}
