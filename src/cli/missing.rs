//! `missing`: who has reported, who is late, who is missing, and what is outstanding.

use super::{
    arguments::{FailOnMissing, ListFormat, Missing},
    exit::{Exit, Failure, OrExit as _},
    run::{Checked, Look, Run, print},
    spreadsheet,
    table::table,
};
use crate::{
    consolidation::{Consolidation, Standing},
    finding::{Lang, Text, text},
    report::{
        document::{Align, Block, Column, Run as Words, Table},
        markdown,
        view::{AgencyView, Roll, SCHEMA_VERSION, own_deadlines},
        wording,
    },
};
use serde_json::json;
use std::path::PathBuf;

pub(super) fn run(run: &mut Run, arguments: &Missing) -> Result<Exit, Failure> {
    let paths: Vec<PathBuf> = arguments.folder.iter().cloned().collect();
    let checked = run.check(&paths, Look::AsOf)?;
    let consolidation = Consolidation::of(&checked.round, &checked.findings, &checked.later);
    let roll = Roll::of(&consolidation, &run.sources);
    let list = List { consolidation: &consolidation, roll: &roll, checked: &checked, lang: run.lang };
    let text = match arguments.format {
        ListFormat::Text => list.text(),
        ListFormat::Json => list.json()?,
        ListFormat::Csv => list.csv()?,
        ListFormat::Markdown => list.markdown(),
    };
    print(&text)?;
    // A table has no place for it.
    if let (ListFormat::Csv, Some(unread)) = (arguments.format, checked.unread_files()) {
        run.remark(&unread);
    }
    let gate = arguments.fail_on == FailOnMissing::Missing && consolidation.missing().next().is_some();
    Ok(if gate { Exit::Findings } else { Exit::Done })
}

struct List<'a> {
    consolidation: &'a Consolidation<'a>,
    roll: &'a Roll,
    checked: &'a Checked,
    lang: Lang,
}

impl List<'_> {
    fn heads(&self) -> Vec<String> {
        let heads = [
            text!(vi: "Cơ quan", en: "Agency"),
            text!(vi: "Tình trạng", en: "State"),
            text!(vi: "Ngày đến", en: "Arrived"),
            text!(vi: "Số văn bản", en: "Document"),
            text!(vi: "Số liệu hợp lệ", en: "Valid"),
            text!(vi: "Đủ", en: "Complete"),
            text!(vi: "Nhiệm vụ chưa trả lời, còn thiếu", en: "Outstanding duties"),
        ];
        heads.iter().map(|head| head.get(self.lang).to_owned()).collect()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let standings = self.consolidation.standings.iter().zip(&self.roll.agencies);
        standings.map(|(standing, agency)| self.row(standing, agency)).collect()
    }

    fn row(&self, standing: &Standing<'_>, agency: &AgencyView) -> Vec<String> {
        let fact = |holds: bool| {
            let word = match (standing.used.is_some(), holds) {
                (false, _) => text!(vi: "–", en: "–"),
                (true, true) => text!(vi: "có", en: "yes"),
                (true, false) => text!(vi: "không", en: "no"),
            };
            word.get(self.lang).to_owned()
        };
        let mut state = standing.state().get(self.lang).to_owned();
        if standing.used.is_none() && standing.arrival.is_some() {
            state.push_str(text!(vi: " (chưa có tệp dùng được)", en: " (no usable file)").get(self.lang));
        }
        let mut arrived = match (&agency.arrived, &agency.document_arrived) {
            // The number beside it is that of the document used.
            (first, used) if !used.is_empty() && used != first => {
                text!(vi: "{used} (báo cáo đầu tiên: {first})", en: "{used} (the first report: {first})")
                    .get(self.lang)
                    .to_owned()
            }
            (first, _) => first.clone(),
        };
        if standing.arrival.is_some_and(|arrival| !arrival.registered) {
            arrived.push_str(text!(vi: " (ngày văn bản)", en: " (day of document)").get(self.lang));
        }
        let outstanding = match (agency.received, agency.outstanding.len()) {
            (false, 0) => String::new(),
            // Nothing is expected of it.
            (false, _) if standing.timeliness.is_none() => String::new(),
            (false, all) => {
                let own = agency.overdue_duties.join(", ");
                let overdue = text!(vi: "; quá thời hạn riêng: {own}", en: "; past their own deadlines: {own}");
                let overdue = if own.is_empty() { "" } else { overdue.get(self.lang) };
                text!(vi: "tất cả ({all}){overdue}", en: "all ({all}){overdue}").get(self.lang).to_owned()
            }
            (true, _) => {
                let lacking = text!(vi: "còn thiếu", en: "gaps");
                let lacking = agency.lacking.iter().map(|duty| format!("{duty} ({})", lacking.get(self.lang)));
                agency.outstanding.iter().cloned().chain(lacking).collect::<Vec<_>>().join(", ")
            }
        };
        let document = agency.document.clone();
        vec![agency.short.clone(), state, arrived, document, fact(agency.valid), fact(agency.complete), outstanding]
    }

    /// The day, the definition of late, and the counts.
    fn summary(&self) -> Vec<String> {
        let (plan, counts) = (&self.roll.plan, &self.roll.counts);
        let (as_of, deadline, reading) = (&self.roll.as_of, &plan.deadline, &plan.deadline_reading);
        let crate::report::view::Counts {
            expected,
            received,
            on_time,
            on_deadline_day,
            late,
            undated,
            not_yet_due,
            overdue,
            valid,
            complete,
        } = counts;
        let last = wording::day(self.consolidation.round.plan.deadline.last_day());
        let mut lines = Vec::new();
        if self.roll.sample {
            lines.push(text!(vi: "SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", en: "INVENTED DATA, NOT REAL"));
        }
        lines.push(text!(
            vi: "Ngày xem: {as_of}. Thời hạn: {deadline}; ngày cuối còn trong hạn: {last}. {reading}",
            en: "As of {as_of}. Deadline: {deadline}; last day in time: {last}. {reading}",
        ));
        let own = own_deadlines(&self.consolidation.round.plan);
        if !own.vi.is_empty() {
            let Text { vi, en } = own;
            lines.push(text!(vi: "Thời hạn riêng: {vi}.", en: "Deadlines of their own: {en}."));
        }
        lines.push(text!(
            vi: "Đúng hạn hay không tính theo ngày đến của báo cáo đầu tiên; số ngày chậm tính từ sau ngày cuối cùng còn trong hạn.",
            en: "Lateness goes by the arrival of the first report; days are counted from the last day in time.",
        ));
        lines.push(text!(
            vi: "{received}/{expected} cơ quan có báo cáo: {on_time} đúng hạn, {on_deadline_day} trong ngày hạn (không còn trong hạn), {late} chậm. Chưa có báo cáo: {overdue} quá hạn, {not_yet_due} chưa đến hạn. Số liệu hợp lệ: {valid}. Trả lời đủ: {complete}.",
            en: "{received} of {expected} agencies have reported: {on_time} on time, {on_deadline_day} on the deadline day, {late} late. Not reported: {overdue} overdue, {not_yet_due} not yet due. Valid: {valid}. Complete: {complete}.",
        ));
        if *undated > 0 {
            lines.push(text!(
                vi: "{undated} cơ quan đã gửi báo cáo mà không rõ ngày (văn bản không ghi ngày và chưa vào sổ, hoặc ngày đến trong sổ không đọc được): chưa biết đúng hạn hay chậm.",
                en: "Agencies whose report has no day (none of its own and no entry in the register, or one whose day cannot be read), so that nobody can say whether it was late: {undated}.",
            ));
        }
        let without_file =
            self.consolidation.standings.iter().filter(|one| one.used.is_none() && one.arrival.is_some());
        let without_file = without_file.count();
        if without_file > 0 {
            lines.push(text!(
                vi: "{without_file} cơ quan đã vào sổ văn bản đến nhưng chưa có tệp dùng được; đúng hạn hay chậm vẫn tính theo sổ.",
                en: "{without_file} agencies are in the register without a usable file; their timeliness goes by the register.",
            ));
        }
        lines.extend(self.checked.unread_files());
        lines.extend(self.checked.later_arrivals());
        lines.iter().map(|line| line.get(self.lang).trim().to_owned()).collect()
    }

    fn text(&self) -> String {
        let mut rows = vec![self.heads()];
        rows.extend(self.rows());
        table(&rows) + "\n" + &self.summary().join("\n") + "\n"
    }

    fn markdown(&self) -> String {
        let words = |text: &String| vec![Words { text: text.clone(), bold: false, italic: false }];
        let row = |row: &Vec<String>| row.iter().map(words).collect();
        let heads = self.heads();
        let columns = heads.iter().map(|_| Column { width: 3, align: Align::Left }).collect();
        let rows = std::iter::once(row(&heads)).chain(self.rows().iter().map(row)).collect();
        let mut blocks: Vec<Block> = self.summary().iter().map(|line| Block::Paragraph(words(line))).collect();
        blocks.push(Block::Table(Table { columns, rows }));
        markdown::write_body(&blocks)
    }

    fn json(&self) -> Result<String, Failure> {
        let roll = self.roll;
        let value = json!({
            "schema_version": SCHEMA_VERSION,
            "sample": roll.sample,
            "as_of": self.consolidation.round.as_of.to_string(),
            "plan": roll.plan.id,
            "last_day_in_time": self.consolidation.round.plan.deadline.last_day().to_string(),
            "counts": roll.counts,
            "agencies": roll.agencies,
            "arrived_later": self.consolidation.later.len(),
            "unread_files": self.checked.unread,
        });
        Ok(serde_json::to_string_pretty(&value).or_exit(Exit::Io)? + "\n")
    }

    fn csv(&self) -> Result<String, Failure> {
        spreadsheet::csv(std::iter::once(self.heads()).chain(self.rows()))
    }
}
