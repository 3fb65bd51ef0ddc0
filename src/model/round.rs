//! A round of reporting, and what follows from when things arrived.

use super::{
    Acceptance, Agency, AgencyAt, Deadline, DutyAt, Editorial, Key, Lookup, Moment, Plan, Receipt, Subject, Submission,
    Timeliness, document_number::DocumentNumber, owners::Owners, parts::Parts,
};
use crate::source::{Span, Spanned};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::OnceLock};

/// A round of reporting (đợt báo cáo): a plan, what was sent in for it, and the day on which we look at it.
#[derive(Debug, Clone)]
pub struct Round {
    /// The plan.
    pub plan: Plan,
    /// The submissions, by file and line.
    pub submissions: Vec<Submission>,
    /// The register of what arrived (sổ văn bản đến), by line; none when no register was read.
    pub register: Option<Vec<Receipt>>,
    /// Whether all that was sent in was read, so that what is not here is missing; false for a single file.
    pub whole: bool,
    /// The day on which we look.
    pub as_of: NaiveDate,
    /// What the office itself writes.
    pub editorial: Editorial,
    /// The open points that the office accepts.
    pub acceptances: Vec<Acceptance>,
    /// Who sent what; made anew whenever something is taken out.
    of: ByAgency,
    /// Whose every place is; made when it is first asked for, and anew as the above.
    owners: OnceLock<Owners>,
    /// What stands where in each submission; likewise.
    parts: OnceLock<Vec<Parts>>,
    /// Every agency by all that it goes by; made when it is first asked for.
    names: OnceLock<Lookup<Key, AgencyAt>>,
}

/// Places in the lists of a round, by agency: with thousands of agencies, going through all for each is slow.
#[derive(Debug, Clone, Default)]
struct ByAgency {
    submissions: BTreeMap<AgencyAt, Vec<usize>>,
    receipts: BTreeMap<AgencyAt, Vec<usize>>,
}

/// When something arrived, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub moment: Moment,
    /// The place that says so.
    pub span: Span,
    /// Whether the register says so; otherwise the day of the document stands in.
    pub registered: bool,
}

impl ByAgency {
    fn of(submissions: &[Submission], register: Option<&[Receipt]>) -> Self {
        let mut of = Self::default();
        for (at, submission) in submissions.iter().enumerate() {
            of.submissions.entry(*submission.agency).or_default().push(at);
        }
        for (at, receipt) in register.unwrap_or_default().iter().enumerate() {
            of.receipts.entry(*receipt.agency).or_default().push(at);
        }
        if let Some(register) = register {
            of.receipts.values_mut().for_each(|own| own.sort_by_key(|at| register[*at].order()));
        }
        of
    }
}

impl Round {
    /// What was sent in for a plan, without what the office itself adds.
    #[must_use]
    pub fn new(
        plan: Plan,
        submissions: Vec<Submission>,
        register: Option<Vec<Receipt>>,
        whole: bool,
        as_of: NaiveDate,
    ) -> Self {
        let of = ByAgency::of(&submissions, register.as_deref());
        let (editorial, acceptances) = (Editorial::default(), Vec::new());
        Self {
            plan,
            submissions,
            register,
            whole,
            as_of,
            editorial,
            acceptances,
            of,
            owners: OnceLock::new(),
            parts: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// What settles an open point, on the day we look.
    #[must_use]
    pub fn acceptance(&self, rule: &str, subject: Subject) -> Option<&Acceptance> {
        let mut valid = self.acceptances.iter().filter(|acceptance| acceptance.holds_on(self.as_of));
        valid.find(|acceptance| acceptance.covers(rule, subject))
    }

    /// Whether a file of the document that the register names is at hand. The order of an agency's submissions is worked
    /// out from the whole register; here it does not matter.
    #[must_use]
    pub fn has_file_of(&self, receipt: &Receipt) -> bool {
        self.sent_by(*receipt.agency).any(|(_, submission)| receipt.is_of(submission))
    }

    /// The submissions of an agency, in the order read.
    fn sent_by(&self, agency: AgencyAt) -> impl Iterator<Item = (usize, &Submission)> {
        let places = self.of.submissions.get(&agency).into_iter().flatten();
        places.map(|at| (*at, &self.submissions[*at]))
    }

    /// The entries of an agency in the register, in the order of arrival.
    pub fn receipts_of(&self, agency: AgencyAt) -> impl Iterator<Item = &Receipt> {
        self.of.receipts.get(&agency).into_iter().flatten().map(|at| &self.receipts()[*at])
    }

    /// The entry of the register that a place lies in.
    #[must_use]
    pub fn entry(&self, span: Span) -> Option<&Receipt> {
        let behind =
            self.receipts().partition_point(|one| (one.span.source, one.span.start) <= (span.source, span.start));
        self.receipts()[..behind].last().filter(|receipt| receipt.span.contains(span))
    }

    /// The entries of the register.
    #[must_use]
    pub fn receipts(&self) -> &[Receipt] {
        self.register.as_deref().unwrap_or_default()
    }

    /// The register's entry of `submission`. When an agency sent several under one number, the first of them is that
    /// of the first entry, and so on.
    #[must_use]
    pub fn receipt_of(&self, submission: &Submission) -> Option<&Receipt> {
        let entries: Vec<&Receipt> =
            self.receipts_of(*submission.agency).filter(|receipt| receipt.is_of(submission)).collect();
        if entries.len() < 2 {
            return entries.first().copied();
        }
        let number = |one: &Submission| one.number.as_ref().map(|number| DocumentNumber::of(number));
        let alike = self.sent_by(*submission.agency).filter(|(_, one)| number(one) == number(submission));
        let mut alike: Vec<_> = alike.map(|(at, one)| (one.dated(), at, one)).collect();
        alike.sort_by_key(|(dated, at, _)| (*dated, *at));
        let nth = alike.iter().position(|(.., one)| std::ptr::eq(*one, submission)).unwrap_or_default();
        entries.get(nth).or(entries.last()).copied()
    }

    /// When `submission` arrived: by the register, and when it has no entry by the day of the document. Times of files are
    /// never used.
    #[must_use]
    pub fn arrival(&self, submission: &Submission) -> Option<Arrival> {
        self.receipt_of(submission).map_or_else(|| by_document(submission), by_register)
    }

    /// The submissions of `agency`, the oldest first; those that arrived at the same time in the order read.
    #[must_use]
    pub fn submissions_of(&self, agency: AgencyAt) -> Vec<&Submission> {
        let mut own: Vec<&Submission> = self.sent_by(agency).map(|(_, submission)| submission).collect();
        // Most agencies send one, and there is nothing to put in order.
        if own.len() > 1 {
            own.sort_by_cached_key(|submission| self.arrival_key(submission));
        }
        own
    }

    /// The newest submission of `agency`: of several, that one tells.
    #[must_use]
    pub fn newest(&self, agency: AgencyAt) -> Option<&Submission> {
        self.submissions_of(agency).pop()
    }

    /// The order of arrival: by day, and within a day by the numbers of the register, else by the day and the number of
    /// the document.
    fn arrival_key(&self, submission: &Submission) -> impl Ord + Copy + use<> {
        let day = self.arrival(submission).map(|arrival| arrival.moment.date).or(submission.dated());
        let entry = self.receipt_of(submission);
        let document = submission.number.as_ref().and_then(|number| DocumentNumber::of(number).count());
        let count = entry.and_then(Receipt::count);
        (day, entry.is_none(), count, submission.dated(), document, entry.map(|entry| entry.span))
    }

    /// Every agency by all that it goes by. Looking through all names for each that is asked for would be slow.
    #[must_use]
    pub fn agencies_by_name(&self) -> &Lookup<Key, AgencyAt> {
        self.names.get_or_init(|| {
            let mut names = Lookup::default();
            for agency in self.plan.agencies_at() {
                for name in self.plan.agency(agency).names() {
                    names.entry(Key::of(name)).or_insert(agency);
                }
            }
            names
        })
    }

    /// The submission that a place lies in.
    #[must_use]
    pub fn owner(&self, span: Span) -> Option<&Submission> {
        self.owner_at(span).map(|at| &self.submissions[at])
    }

    fn owner_at(&self, span: Span) -> Option<usize> {
        self.owners.get_or_init(|| Owners::of(&self.submissions)).owner(span)
    }

    /// What a place is about: the agency whose submission it lies in, and the duty it answers.
    #[must_use]
    pub fn subject(&self, span: Span) -> Subject {
        let Some(owner) = self.owner_at(span) else { return Subject { agency: None, duty: None } };
        let parts = self.parts.get_or_init(|| self.submissions.iter().map(Parts::of).collect());
        let agency = self.submissions[owner].agency;
        // In a table it stands in a row that may be about any duty.
        let duty = if span == agency.span { None } else { parts[owner].duty(span) };
        Subject { agency: Some(*agency), duty }
    }

    /// The duty that stands at `span` in the plan.
    #[must_use]
    pub fn duty_at(&self, span: Span) -> Option<DutyAt> {
        self.plan.duties_at().find(|duty| self.plan.duty(*duty).id.span == span)
    }

    /// Whether this run is about `agency`: something is expected of it, and the whole round was read, or something of
    /// the agency.
    #[must_use]
    pub fn is_in_view(&self, agency: AgencyAt) -> bool {
        !self.is_exempt(agency) && (self.whole || self.of.submissions.contains_key(&agency))
    }

    /// When `agency` was first heard of. It decides lateness, even if what arrived then had to be corrected later, and
    /// even if the file itself is not at hand.
    #[must_use]
    pub fn first_arrival(&self, agency: AgencyAt) -> Option<Arrival> {
        let registered = self.receipts_of(agency).filter_map(by_register);
        // An entry of which there is no file may be that of a file of which there is no entry: the day of the document
        // would make it earlier than it was.
        let open: Vec<&Receipt> = self.receipts_of(agency).filter(|receipt| !self.has_file_of(receipt)).collect();
        let own = self.sent_by(agency).filter_map(|(_, submission)| {
            let arrival = self.arrival(submission)?;
            let is_told = arrival.registered || !open.iter().any(|receipt| receipt.may_be_of(submission));
            is_told.then_some(arrival)
        });
        let arrivals = registered.chain(own);
        arrivals.min_by_key(|arrival| {
            let Moment { date, time } = arrival.moment;
            (date, time.is_none(), time, !arrival.registered)
        })
    }

    /// Where the deadline of `agency` is written: in the register when its report was returned, else in the plan.
    #[must_use]
    pub fn deadline_place(&self, agency: AgencyAt) -> Span {
        let own = self.plan.agency(agency).deadline.as_ref().unwrap_or(&self.plan.deadline);
        if self.deadline_of(agency) == own.value {
            return own.span;
        }
        let returned = self
            .receipts_of(agency)
            .filter_map(|receipt| receipt.returned_until.as_ref())
            .max_by_key(|until| until.value);
        returned.map_or(own.span, |until| until.span)
    }

    /// The deadline of `agency`: its own or the plan's, moved when its report was returned for correction.
    #[must_use]
    pub fn deadline_of(&self, agency: AgencyAt) -> Deadline {
        let deadline = self.plan.deadline_of(agency);
        let returned =
            self.receipts_of(agency).filter_map(|receipt| receipt.returned_until.as_ref().map(|until| **until)).max();
        match returned {
            Some(until) if until > deadline.last_day() => Deadline::extended_to(until),
            _ => deadline,
        }
    }

    /// Whether `duty` must be answered by now: not when it need not be, nor before a deadline of its own has passed.
    #[must_use]
    pub fn is_asked(&self, duty: DutyAt) -> bool {
        self.plan.duty(duty).is_asked(self.as_of)
    }

    /// Whether nothing is expected of `agency` in this round: it did not exist on the last day in time.
    #[must_use]
    pub fn is_exempt(&self, agency: AgencyAt) -> bool {
        let Agency { exists, .. } = self.plan.agency(agency);
        !exists.contains(self.plan.deadline_of(agency).last_day())
    }

    /// How `agency` stands against its deadline. The one place that everything asks.
    #[must_use]
    pub fn timeliness(&self, agency: AgencyAt) -> Timeliness {
        let arrival = self.first_arrival(agency).map(|arrival| arrival.moment);
        if arrival.is_none() && self.sent_by(agency).any(|(_, submission)| !submission.is_blank_form()) {
            return Timeliness::Undated;
        }
        // A report that came in time and was returned is not made late by the way it is looked at.
        let first = self.plan.deadline_of(agency).judge(arrival, self.as_of);
        if first == Timeliness::OnTime {
            return first;
        }
        // What came on a day that cannot be read may have come in time.
        if self.receipts_of(agency).any(|receipt| receipt.arrived.is_none()) {
            return Timeliness::Undated;
        }
        self.deadline_of(agency).judge(arrival, self.as_of)
    }

    /// The round as it was at the end of `as_of`: what arrived later is taken out and given back.
    pub fn look_back(&mut self) -> Vec<Submission> {
        let as_of = self.as_of;
        let is_later = |submission: &Submission| {
            // A document comes no earlier than its day.
            let arrival = self.arrival(submission).or_else(|| by_document(submission));
            arrival.is_some_and(|arrival| arrival.moment.date > as_of)
        };
        // Told before any is taken out: entries are found by their order.
        let flags: Vec<bool> = self.submissions.iter().map(is_later).collect();
        let all = std::mem::take(&mut self.submissions).into_iter().zip(flags);
        let (later, arrived): (Vec<_>, Vec<_>) = all.partition(|(_, is_later)| *is_later);
        let [later, arrived] = [later, arrived].map(|list| list.into_iter().map(|(one, _)| one).collect::<Vec<_>>());
        self.submissions = arrived;
        if let Some(register) = &mut self.register {
            register.retain(|receipt| receipt.arrived.is_none_or(|moment| moment.date <= as_of));
        }
        self.of = ByAgency::of(&self.submissions, self.register.as_deref());
        self.owners = OnceLock::new();
        self.parts = OnceLock::new();
        later
    }
}

fn by_register(receipt: &Receipt) -> Option<Arrival> {
    let Spanned { value, span } = receipt.arrived;
    Some(Arrival { moment: value?, span, registered: true })
}

fn by_document(submission: &Submission) -> Option<Arrival> {
    let date = submission.date.as_ref()?;
    Some(Arrival { moment: date.known()?.into(), span: date.span, registered: false })
}
