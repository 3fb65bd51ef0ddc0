//! The program: arguments in, exit code out.

use std::process::ExitCode;

/// Many small pieces of text on several threads: the C library's allocator makes them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tonghop::cli::run(std::env::args_os()).into()
}
