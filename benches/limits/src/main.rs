//! What this machine can do with nothing around it: `limits read|csv|floor|simd THREADS DATA [OUT]`
//!
//! `read`: the bytes of all files. `csv`: their records, cut by the csv crate. `floor`: the records, every check of a
//! row, the sums, and the findings with their lines, written out. `simd`: the same over the simd-csv crate.

mod job;

use job::{Found, Plan};
use std::{
    fs::{self, File},
    io::{BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 18;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, what, threads, data, rest @ ..] = &arguments[..] else {
        panic!("limits read|csv|floor|simd THREADS DATA [OUT]")
    };
    let data = Path::new(data);
    let mut files: Vec<PathBuf> = fs::read_dir(data.join("csv")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let threads = threads.parse().unwrap();
    match what.as_str() {
        "read" => println!("{} bytes", shared(threads, &files, |_, path| read(path)).iter().sum::<usize>()),
        "csv" => println!("{} records", shared(threads, &files, |_, path| records(path)).iter().sum::<usize>()),
        "floor" => write(rest, &files, shared(threads, &files, with_plan(data, floor))),
        "simd" => write(rest, &files, shared(threads, &files, with_plan(data, simd))),
        _ => panic!("unknown: {what}"),
    }
}

/// What `work` makes of each file, in the order of the files; each thread takes the next one.
fn shared<T: Send>(threads: usize, files: &[PathBuf], work: impl Fn(usize, &Path) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let one = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < files.len());
        std::iter::from_fn(one).map(|at| (at, work(at, &files[at]))).collect::<Vec<_>>()
    };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, found)| found).collect()
}

fn read(path: &Path) -> usize {
    let (mut file, mut chunk, mut total) = (File::open(path).unwrap(), vec![0; CHUNK], 0);
    loop {
        match file.read(&mut chunk).unwrap() {
            0 => return total,
            read => total += read,
        }
    }
}

fn records(path: &Path) -> usize {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(CHUNK).from_path(path).unwrap();
    let (mut record, mut total) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).unwrap() {
        total += 1;
    }
    total
}

fn with_plan(data: &Path, check: impl Fn(&Plan, &Path) -> Found + Sync) -> impl Fn(usize, &Path) -> Found + Sync {
    let plan = Plan::read(data);
    move |_, path| check(&plan, path)
}

fn floor(plan: &Plan, path: &Path) -> Found {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(CHUNK).from_path(path).unwrap();
    let (mut record, mut found) = (csv::ByteRecord::new(), Found::default());
    while reader.read_byte_record(&mut record).unwrap() {
        simdutf8::basic::from_utf8(record.as_slice()).unwrap();
        let line = record.position().unwrap().line();
        found.take(plan, line, |column| &record[column]);
    }
    found
}

fn simd(plan: &Plan, path: &Path) -> Found {
    let file = File::open(path).unwrap();
    let mut reader = simd_csv::ZeroCopyReaderBuilder::new().buffer_capacity(CHUNK).from_reader(file);
    let (mut found, mut line) = (Found::default(), 2);
    while let Some(record) = reader.read_byte_record().unwrap() {
        let bytes = record.as_slice();
        simdutf8::basic::from_utf8(bytes).unwrap();
        found.take(plan, line, |column| record.unquote(column).unwrap());
        // The reader counts records only.
        line += 1 + memchr::memchr_iter(b'\n', bytes).count() as u64;
    }
    found
}

fn write(out: &[String], files: &[PathBuf], found: Vec<Found>) {
    let Some(out) = out.first() else { panic!("no folder to write to") };
    let mut file = BufWriter::new(File::create(Path::new(out).join("findings.tsv")).unwrap());
    let mut valid = 0;
    for (path, found) in files.iter().zip(found) {
        valid += found.valid();
        for (record, line, column) in found.faults {
            writeln!(file, "{}\t{record}\t{line}\t{column}", path.file_stem().unwrap().display()).unwrap();
        }
    }
    file.flush().unwrap();
    println!("{valid} valid");
}
