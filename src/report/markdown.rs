//! Document → Markdown.

use super::{
    document::{Align, Block, Document, Front, Run, Table},
    escape::escape,
};

/// The report as Markdown that a Git host renders.
#[must_use]
pub fn write(document: &Document) -> String {
    let is_annex = |block: &&Block| matches!(block, Block::Annex(..));
    let foot = document.body.iter().position(|block| is_annex(&block)).unwrap_or(document.body.len());
    let (body, annexes) = document.body.split_at(foot);
    let mut parts = vec![head(&document.front)];
    parts.extend(blocks(body));
    parts.push(signed(&document.front));
    parts.extend(blocks(annexes));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The body alone, which [`super::document::parse`] reads back.
#[must_use]
pub fn write_body(body: &[Block]) -> String {
    blocks(body).join("\n")
}

fn head(front: &Front) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        if !text.is_empty() {
            out.push_str(&text);
            out.push_str("\n\n");
        }
    };
    line(bold(&front.notice));
    line(letterhead(front));
    if !front.draft.is_empty() {
        line("**DỰ THẢO**".to_owned());
        line(list(&front.draft));
    }
    if !front.kind.is_empty() {
        line(format!("# {}", escaped(&front.kind)));
        line(bold(&front.subject));
    }
    match &front.addressees[..] {
        [] => {}
        [only] => line(format!("Kính gửi: {}", escaped(only))),
        several => {
            line("Kính gửi:".to_owned());
            line(ended(several).trim_end().to_owned());
        }
    }
    for (at, basis) in front.basis.iter().enumerate() {
        let end = if at + 1 == front.basis.len() { "." } else { ";" };
        line(format!("*{}{end}*", escaped(basis)));
    }
    out.trim_end().to_owned() + "\n"
}

fn letterhead(front: &Front) -> String {
    // An issuer with nobody above it stands level with the country's name.
    let (above, below) = if front.parent.is_empty() {
        (bold(&front.issuer), String::new())
    } else {
        (escaped(&front.parent), bold(&front.issuer))
    };
    let mut rows = vec![
        (above, bold(&front.country)),
        (below, bold(&front.motto)),
        (escaped(&front.number), format!("*{}*", escaped(&front.place_date))),
    ];
    if front.kind.is_empty() {
        rows.push((escaped(&front.subject), String::new()));
    }
    let mut lines: Vec<String> = rows.iter().map(|(left, right)| format!("| {left} | {right} |")).collect();
    lines.insert(1, "| :---: | :---: |".to_owned());
    lines.join("\n")
}

fn signed(front: &Front) -> String {
    let mut parts = Vec::new();
    if !front.recipients.is_empty() {
        parts.push("***Nơi nhận:***\n".to_owned());
        parts.push(ended(&front.recipients));
    }
    parts.extend(front.signature.iter().map(|line| bold(line) + "\n"));
    parts.join("\n")
}

/// Entries of a list: "- …;", the last one "- ….".
fn ended(lines: &[String]) -> String {
    let last = lines.len() - 1;
    let line = |(at, text): (usize, &String)| format!("- {}{}\n", escaped(text), if at == last { "." } else { ";" });
    lines.iter().enumerate().map(line).collect()
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|text| format!("- {}", escaped(text))).collect::<Vec<_>>().join("\n")
}

fn bold(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{}**", escaped(text)) }
}

/// One text a block; entries of a list stay together.
fn blocks(body: &[Block]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut after_item = false;
    for block in body {
        let is_item = matches!(block, Block::Item(_));
        let text = block_text(block);
        match out.last_mut() {
            Some(last) if is_item && after_item => last.push_str(&text),
            _ => out.push(text),
        }
        after_item = is_item;
    }
    out
}

fn block_text(block: &Block) -> String {
    match block {
        // The report's own title is the only heading of level 1.
        Block::Heading(level, runs) => format!("{} {}\n", "#".repeat(usize::from(*level) + 1), heading(runs)),
        Block::Annex(runs, _) => format!("## {}\n", inline(runs)),
        Block::Paragraph(runs) => inline(runs) + "\n",
        Block::Item(runs) => format!("- {}\n", inline(runs)),
        Block::Table(table) => table_text(table),
    }
}

/// A heading is one line, where a number begins no list.
fn heading(runs: &[Run]) -> String {
    let text = inline(runs);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with("\\.") {
        format!("{}{}", &text[..digits], &text[digits + 1..])
    } else {
        text
    }
}

fn table_text(table: &Table) -> String {
    let row = |cells: &Vec<Vec<Run>>| {
        format!("| {} |\n", cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | "))
    };
    let dashes = table.columns.iter().map(|column| {
        let dashes = "-".repeat(column.width.max(3));
        match column.align {
            Align::Left => dashes,
            Align::Center => format!(":{dashes}:"),
            Align::Right => format!("{dashes}:"),
        }
    });
    let dashes = format!("| {} |\n", dashes.collect::<Vec<_>>().join(" | "));
    let (head, rows) = table.rows.split_first().map_or((String::new(), &[][..]), |(head, rows)| (row(head), rows));
    head + &dashes + &rows.iter().map(row).collect::<String>()
}

fn inline(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| {
            // Marks of emphasis must touch a letter: white space goes outside.
            let inner = run.text.trim();
            let (start, end) = run.text.split_once(inner).unwrap_or_default();
            let text = escaped(inner);
            let mark = match (run.bold, run.italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            if inner.is_empty() { run.text.clone() } else { format!("{start}{mark}{text}{mark}{end}") }
        })
        .collect()
}

fn escaped(text: &str) -> String {
    let mut out = Vec::new();
    // A vector takes all bytes, and escaping keeps UTF-8.
    let _ = escape(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}
